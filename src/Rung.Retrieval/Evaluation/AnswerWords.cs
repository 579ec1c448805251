using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Rung.Retrieval.Evaluation;

/// <summary>
/// What counts when an answer is looked for in a text: its letters and digits, in lower case, as words; case,
/// punctuation and white space do not count. A sign of a script that does not part words is a word of its own, so that
/// an answer is found in the midst of Chinese or Thai.
/// </summary>
internal static class AnswerWords
{
    public static ImmutableArray<AnswerWord> Of(string text, int offset = 0)
    {
        var words = ImmutableArray.CreateBuilder<AnswerWord>();
        var (start, at) = (-1, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            var standsAlone = StandsAlone(rune);
            var belongs = !standsAlone && Belongs(rune, isInside: start >= 0);
            if (start >= 0 && !belongs)
            {
                words.Add(Word(text, start, at, offset));
                start = -1;
            }

            if (standsAlone)
            {
                words.Add(Word(text, at, at + rune.Utf16SequenceLength, offset));
            }
            else if (belongs && start < 0)
            {
                start = at;
            }

            at += rune.Utf16SequenceLength;
        }

        if (start >= 0)
        {
            words.Add(Word(text, start, text.Length, offset));
        }

        return words.ToImmutable();
    }

    /// <summary>Whether the word is a sign of a script that does not part words.</summary>
    public static bool StandsAlone(AnswerWord word) => StandsAlone(Rune.GetRuneAt(word.Form, 0));

    private static AnswerWord Word(string text, int start, int end, int offset) =>
        new(text[start..end].ToLowerInvariant(), new(offset + start, offset + end));

    private static bool Belongs(Rune rune, bool isInside) =>
        Rune.IsLetterOrDigit(rune) || (isInside && Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    // Thai and Lao; kana; ideographs with their extensions.
    private static bool StandsAlone(Rune rune) => rune.Value is
        (>= 0x0E00 and <= 0x0EFF) or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
