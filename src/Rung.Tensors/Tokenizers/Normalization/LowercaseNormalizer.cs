using System.Buffers;
using System.Text;

namespace Rung.Tensors.Tokenizers.Normalization;

/// <summary>Lower case, each character by itself.</summary>
internal sealed class LowercaseNormalizer : RuneNormalizer
{
    private const int DottedCapitalI = 0x130;

    private static readonly SearchValues<char> LowerAscii =
        SearchValues.Create([.. Enumerable.Range(0, 128).Select(unit => (char)unit).Where(unit => !char.IsAsciiLetterUpper(unit))]);

    protected override bool Leaves(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(LowerAscii);

    protected override void Write(Rune rune, AlignedText text, int start, int end)
    {
        var lower = Rune.ToLowerInvariant(rune);
        if (rune.Value == DottedCapitalI)
        {
            // The one character whose lower case is two.
            text.Put("i\u0307", start, end);
        }
        else if (lower == rune)
        {
            text.Keep(start, end);
        }
        else
        {
            Span<char> units = stackalloc char[2];
            text.Put(units[..lower.EncodeToUtf16(units)], start, end);
        }
    }
}
