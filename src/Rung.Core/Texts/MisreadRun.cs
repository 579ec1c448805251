using System.Globalization;
using System.Text;

namespace Rung.Core.Texts;

/// <summary>Neighbouring characters that could be UTF-8 read in a code page, and how much likelier that makes them.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">In characters of the text.</param>
/// <param name="Reading">What it would be.</param>
/// <param name="Sequences">How many characters of UTF-8 it would be.</param>
/// <param name="OddAsWritten">How odd the text is here as it stands.</param>
/// <param name="OddAsRead">How odd the other reading is.</param>
internal sealed record MisreadRun(int Start, int Length, string Reading, int Sequences, int OddAsWritten, int OddAsRead)
{
    private const char ByteOrderMark = '\uFEFF';
    private const char Replacement = '\uFFFD';

    public int Gain => OddAsWritten - OddAsRead;

    /// <summary>Whether the other reading is likelier by so much that nobody wrote this. A letter alone of another script proves nothing.</summary>
    public bool IsClear => Gain >= Oddity.Clear && (Sequences > 1 || !IsForeignLetter());

    /// <summary>Where the text could have been misread, in order.</summary>
    public static IEnumerable<MisreadRun> FindAll(string text, CodePage page)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] > '~' && Find(text, i, page) is { } run)
            {
                yield return run;
                i += run.Length - 1;
            }
        }
    }

    private static MisreadRun? Find(string text, int start, CodePage page)
    {
        if (!Utf8Guess.TryRead(text.AsSpan(start), page, out _, out _))
        {
            return null;
        }

        var reading = new StringBuilder();
        var (end, sequences, odd) = (start, 0, 0);
        while (Utf8Guess.TryRead(text.AsSpan(end), page, out var rune, out var length))
        {
            odd += OddityOf(text, end, length, rune);
            reading.Append(rune.ToString());
            sequences++;
            end += length;
        }

        odd += Following(text, end - 1, end < text.Length ? text[end] : null);
        return new MisreadRun(start, end - start, reading.ToString(), sequences, odd, OddityAsRead(text, start, end, reading.ToString(), sequences));
    }

    private static int Following(string text, int place, char? next) => next is { } after ? Oddity.Of(text[place], after) : 0;

    private static int OddityOf(string text, int start, int length, Rune rune)
    {
        if (rune.Value is ByteOrderMark or Replacement)
        {
            return Oddity.Clear + Oddity.Clear;
        }

        var odd = start > 0 ? Oddity.Of(text[start - 1], text[start]) : 0;
        for (var i = start; i < start + length - 1; i++)
        {
            odd += IsBrand(text, i) ? 0 : Oddity.Of(text[i], text[i + 1]);
        }

        return Math.Max(odd, IsLoneLead(text, start) ? Oddity.Clear : 0);
    }

    /// <summary>What people do put behind an upper-case letter: square ångströms (Å²), trade marks, degrees.</summary>
    private static bool IsBrand(string text, int place) =>
        text[place + 1] is '™' or '®' or '©' or '²' or '³' or '¹' or '°' or 'ª' or 'º'
        && text[place] is not ('Ã' or 'Â')
        && Oddity.IsUpper(text[place])
        && (place == 0 || !Oddity.IsLower(text[place - 1]));

    /// <summary>Ã and Â end no word but one in capitals; before anything that is no letter they are the lead bytes of Latin-1's characters.</summary>
    private static bool IsLoneLead(string text, int place) =>
        text[place] is 'Ã' or 'Â'
        && !Oddity.IsLetterOfAnyKind(text[place + 1])
        && !(place > 0 && Oddity.IsUpper(text[place - 1]) && Oddity.IsNeutral(text[place + 1]));

    private static int OddityAsRead(string text, int start, int end, string reading, int sequences)
    {
        var odd = start > 0 ? Oddity.Of(text[start - 1], reading[0]) : 0;

        // A mark stands on a letter: the Ukrainian "МіБ" would be one that stands on nothing.
        odd += IsMark(reading[0]) && !(start > 0 && IsLatin(text[start - 1])) ? Oddity.Clear : 0;
        for (var i = 0; i + 1 < reading.Length; i++)
        {
            odd += Oddity.Of(reading[i], reading[i + 1]);
        }

        odd += end < text.Length ? Oddity.Of(reading[^1], text[end]) : 0;
        return sequences == 1 && (MixesScripts(start > 0 ? text[start - 1] : ' ', reading[0]) || MixesScripts(reading[^1], end < text.Length ? text[end] : ' '))
            ? odd + Oddity.Clear
            : odd;
    }

    private static bool IsMark(char character) => char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark;

    private static bool IsLatin(char character) => char.IsLetter(character) && ScriptTable.OfBlock(character) is Script.Latin;

    private static bool MixesScripts(char first, char second) =>
        char.IsLetter(first) && char.IsLetter(second) && ScriptTable.OfBlock(first) != ScriptTable.OfBlock(second);

    private bool IsForeignLetter() =>
        Reading.Length == 1 && char.IsLetter(Reading[0]) && ScriptTable.OfBlock(Reading[0]) is not Script.Latin;
}
