using System.Text;

namespace Rung.Tensors.Tokenizers.Normalization;

/// <summary>The cleaning of SentencePiece's translation models: control characters go, odd spaces become one.</summary>
internal sealed class NmtNormalizer : RuneNormalizer
{
    protected override bool Leaves(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange(' ', '~');

    protected override void Write(Rune rune, AlignedText text, int start, int end)
    {
        switch (rune.Value)
        {
            case (>= 1 and <= 8) or 0xB or (>= 0xE and <= 0x1F) or 0x7F or 0x8F or 0x9F:
                break;
            case 9 or 0xA or 0xC or 0xD or 0x1680 or (>= 0x200B and <= 0x200F) or 0x2028 or 0x2029 or 0x2581 or 0xFEFF or 0xFFFD:
                text.Put(' ', start, end);
                break;
            default:
                text.Keep(start, end);
                break;
        }
    }
}
