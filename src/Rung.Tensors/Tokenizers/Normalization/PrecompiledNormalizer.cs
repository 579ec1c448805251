using System.Globalization;
using System.Text;

namespace Rung.Tensors.Tokenizers.Normalization;

/// <summary>
/// Applies a SentencePiece table as Hugging Face does: a short character with its marks (less than six bytes) is looked up as
/// one, and where that finds nothing, or it is longer, each of its code points by itself.
/// </summary>
internal sealed class PrecompiledNormalizer(CharacterMap map) : Normalizer
{
    private const int LongestCluster = 5;

    public override void Apply(AlignedText text)
    {
        text.Begin();
        for (var i = 0; i < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text.Chars[i..]);
            if (!TryPut(text, i, i + length))
            {
                PutEach(text, i, i + length);
            }

            i += length;
        }

        text.Commit();
    }

    private void PutEach(AlignedText text, int start, int end)
    {
        for (var i = start; i < end;)
        {
            _ = Rune.DecodeFromUtf16(text.Chars[i..end], out _, out var units);
            if (!TryPut(text, i, i + units))
            {
                text.Keep(i, i + units);
            }

            i += units;
        }
    }

    private bool TryPut(AlignedText text, int start, int end)
    {
        Span<byte> bytes = stackalloc byte[LongestCluster];
        if (!Encoding.UTF8.TryGetBytes(text.Chars[start..end], bytes, out var count) || map.Find(bytes[..count]) is not { } replacement)
        {
            return false;
        }

        text.Put(replacement, start, end);
        return true;
    }
}
