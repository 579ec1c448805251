using System.Buffers;
using System.Globalization;

namespace Rung.Retrieval.Safety.Injections;

/// <summary>Which of the patterns of payloads can match a text at all, by what each needs; true where in doubt.</summary>
internal readonly record struct PayloadHints
{
    private const int LeastBase64 = 24;
    private const int LeastHex = 20;
    private const int LeastSpaced = 4;
    private const int MostBetween = 4;
    private const int LongestMixed = 20;

    private static readonly SearchValues<char> Base64Signs = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-");
    private static readonly SearchValues<char> HexSigns = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> Joiners = SearchValues.Create("\u200C\u200D");
    private static readonly SearchValues<char> Between = SearchValues.Create(" .-_*|");

    public static PayloadHints Everything { get; } =
        new() { Base64 = true, Hex = true, Percent = true, Tags = true, Spaced = true, MixedWords = true };

    public bool Base64 { get; private init; }

    public bool Hex { get; private init; }

    public bool Percent { get; private init; }

    public bool Tags { get; private init; }

    public bool Spaced { get; private init; }

    public bool MixedWords { get; private init; }

    public static PayloadHints Of(string text) => new()
    {
        Base64 = HasRun(text, Base64Signs, LeastBase64),
        Hex = HasRun(text, HexSigns, LeastHex),
        Percent = text.Contains('%', StringComparison.Ordinal),
        Tags = text.Contains('\uDB40', StringComparison.Ordinal),
        Spaced = HasLoneLetters(text),
        MixedWords = text.AsSpan().ContainsAny(Joiners) || HasMixedWords(text),
    };

    private static bool HasRun(ReadOnlySpan<char> text, SearchValues<char> signs, int least)
    {
        // Every so many characters one is looked at: a run that is long enough has it.
        for (var at = least - 1; at < text.Length; at += least)
        {
            if (!signs.Contains(text[at]))
            {
                continue;
            }

            var start = text[..at].LastIndexOfAnyExcept(signs) + 1;
            var length = text[start..].IndexOfAnyExcept(signs);
            if ((length < 0 ? text.Length - start : length) >= least)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Letters set apart have at least four in a row between two signs each, with no more than four signs from one to the next.</summary>
    private static bool HasLoneLetters(ReadOnlySpan<char> text)
    {
        var (row, last) = (0, -1);
        for (var i = 1; i + 1 < text.Length; i++)
        {
            if (!Between.Contains(text[i - 1]) || !Between.Contains(text[i + 1]) || !char.IsAsciiLetter(text[i]))
            {
                continue;
            }

            var isNext = last >= 0 && i - last <= MostBetween + 1 && !text[(last + 1)..i].ContainsAnyExcept(Between);
            row = isNext ? row + 1 : 1;
            last = i;
            if (row >= LeastSpaced)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether two words of 2 to 20 characters have both a letter and a digit of ASCII.</summary>
    private static bool HasMixedWords(ReadOnlySpan<char> text)
    {
        var mixed = 0;
        for (var digit = text.IndexOfAnyInRange('0', '9'); digit >= 0 && mixed < 2;)
        {
            var (start, end) = (digit, digit + 1);
            while (start > 0 && IsOfWord(text[start - 1]))
            {
                start--;
            }

            while (end < text.Length && IsOfWord(text[end]))
            {
                end++;
            }

            mixed += end - start is >= 2 and <= LongestMixed && HasLetter(text[start..end]) ? 1 : 0;
            var next = text[end..].IndexOfAnyInRange('0', '9');
            digit = next < 0 ? -1 : end + next;
        }

        return mixed > 1;
    }

    private static bool HasLetter(ReadOnlySpan<char> word)
    {
        foreach (var character in word)
        {
            if (char.IsAsciiLetter(character))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What <c>\w</c> is.</summary>
    internal static bool IsOfWord(char character) => char.IsLetterOrDigit(character) || char.GetUnicodeCategory(character) is
        UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark;
}
