using System.Buffers;
using System.Globalization;
using System.Text;

namespace Rung.Retrieval.Documents;

/// <summary>
/// Takes characters out that nobody sees, makes every line end '\n', and counts what went. Not safe for concurrent calls.
/// </summary>
internal sealed class TextCleaner
{
    private const int BlackFlag = 0x1F3F4;
    private const int CancelTag = 0xE007F;

    /// <summary>Characters that stay as they are wherever they stand: most texts have no others.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Range(' ', '~'), '\n', '\t', .. Range('\u00A0', '\u00AC'), .. Range('\u00AE', '\u02FF'), '\u2013', '\u2014', '\u2018', '\u2019', '\u201C', '\u201D', '\u2022', '\u2026']);

    private readonly TakenOutTally _tally;

    public TextCleaner(TakenOutTally tally) => _tally = tally;

    public string Clean(string text)
    {
        var odd = text.AsSpan().IndexOfAnyExcept(Plain);
        return odd < 0 ? text : CleanFrom(text, odd);
    }

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);

    private string CleanFrom(string text, int odd)
    {
        var clean = new StringBuilder(text.Length).Append(text, 0, odd);
        for (var i = odd; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) != OperationStatus.Done)
            {
                clean.Append('\uFFFD');
            }
            else if (LineEnd(rune.Value) is { } end)
            {
                length += rune.Value is '\r' && i + 1 < text.Length && text[i + 1] is '\n' ? 1 : 0;
                clean.Append(end);
            }
            else if (WhyHidden(rune.Value, clean, text.AsSpan(i + length)) is { } kind)
            {
                _tally.AddCharacter(kind, rune.Value);
            }
            else
            {
                clean.Append(text, i, length);
            }

            i += length;
        }

        return clean.ToString();
    }

    private static char? LineEnd(int code) => code is '\r' or '\f' or '\v' or 0x85 or 0x2028 or 0x2029 ? '\n' : null;

    private static TakenOutKind? WhyHidden(int code, StringBuilder before, ReadOnlySpan<char> after) => code switch
    {
        (< 0x20 and not '\n' and not '\t') or (>= 0x7F and <= 0x9F) => TakenOutKind.Control,
        <= 0xAC => null,
        0x00AD or 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x200B => TakenOutKind.ZeroWidth,
        0x200C or 0x200D => Joins(before, after) ? null : TakenOutKind.ZeroWidth,
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => TakenOutKind.BidiControl,
        (>= 0x2060 and <= 0x2065) or (>= 0x206A and <= 0x206F) or 0x3164 or 0xFEFF or 0xFFA0 or (>= 0xFFF9 and <= 0xFFFB) => TakenOutKind.ZeroWidth,
        (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) => IsSelected(before) ? TakenOutKind.VariantSelector : null,
        (>= 0x1D173 and <= 0x1D17A) or (>= 0x1BCA0 and <= 0x1BCA3) => TakenOutKind.ZeroWidth,
        >= 0xE0000 and <= 0xE007F => IsFlag(before) ? null : TakenOutKind.TagCharacter,
        >= 0xFDD0 and <= 0xFDEF => TakenOutKind.Control,
        _ => (code & 0xFFFE) == 0xFFFE ? TakenOutKind.Control : null,
    };

    /// <summary>Joiners shape Persian, Indic scripts and emoji; between other characters they only hide.</summary>
    private static bool Joins(StringBuilder before, ReadOnlySpan<char> after) =>
        before.Length > 0 && (IsShaped(before[^1]) || char.IsLowSurrogate(before[^1]))
        && Rune.DecodeFromUtf16(after, out var next, out _) == OperationStatus.Done
        && (next.Value is >= 0x1F000 and <= 0x1FAFF || (next.IsBmp && IsShaped((char)next.Value)) || (!next.IsBmp && Rune.IsLetter(next)));

    private static bool IsShaped(char character) =>
        character is '\uFE0F' or (>= '\u2190' and <= '\u2BFF')
        || (character >= '\u0590' && CharUnicodeInfo.GetUnicodeCategory(character)
            is UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    /// <summary>Whether the last character has its variant already, or there is none that could have one.</summary>
    private static bool IsSelected(StringBuilder before) =>
        before.Length == 0 || char.IsWhiteSpace(before[^1]) || before[^1] is >= '\uFE00' and <= '\uFE0F'
        || (before.Length > 1 && char.IsSurrogatePair(before[^2], before[^1])
            && char.ConvertToUtf32(before[^2], before[^1]) is >= 0xE0100 and <= 0xE01EF);

    /// <summary>Tags make the flags of England, Scotland and Wales: a black flag, at most six of them, a cancel tag.</summary>
    private static bool IsFlag(StringBuilder before)
    {
        for (var (end, tags) = (before.Length, 0); end >= 2 && tags <= 6 && char.IsSurrogatePair(before[end - 2], before[end - 1]); end -= 2, tags++)
        {
            var code = char.ConvertToUtf32(before[end - 2], before[end - 1]);
            if (code is BlackFlag or not (>= 0xE0000 and < CancelTag))
            {
                return code is BlackFlag;
            }
        }

        return false;
    }
}
