using System.Buffers;
using System.Globalization;
using System.Text;

namespace Rung.Tensors.Tokenizers.Normalization;

/// <summary>What BERT does first: control characters go, white space becomes a space, and Chinese characters stand alone.</summary>
internal sealed class BertCleaning(bool cleans, bool separatesChinese) : RuneNormalizer
{
    private static readonly SearchValues<char> PrintableAscii =
        SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(unit => (char)unit)]);

    protected override bool Leaves(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(PrintableAscii);

    protected override void Write(Rune rune, AlignedText text, int start, int end)
    {
        if (cleans && IsDropped(rune))
        {
            return;
        }

        if (cleans && Rune.IsWhiteSpace(rune))
        {
            text.Put(' ', start, end);
        }
        else if (separatesChinese && IsChinese(rune.Value))
        {
            text.Insert(" ", start);
            text.Keep(start, end);
            text.Insert(" ", end);
        }
        else
        {
            text.Keep(start, end);
        }
    }

    private static bool IsDropped(Rune rune) => rune.Value is not ('\t' or '\n' or '\r')
        && (rune == Rune.ReplacementChar
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static bool IsChinese(int point) => point is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF)
        or (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2B73F) or (>= 0x2B740 and <= 0x2B81F)
        or (>= 0x2B920 and <= 0x2CEAF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x2F800 and <= 0x2FA1F);
}
