namespace Rung.Retrieval.Passages;

/// <summary>Whether a single point between a word and a capital (or a number) ends a sentence.</summary>
internal static class SentencePoint
{
    private const int LongestOrdinal = 3;

    public static bool Ends(string text, TextSpan rest, int point, int next)
    {
        var start = WordStart(text, rest.Start, point);
        var word = text.AsSpan(start, point - start);
        var follower = Follower(text, next, rest.End);
        if (word.IsEmpty)
        {
            return true;
        }

        if (IsNumber(word))
        {
            return !IsOrdinal(word, isFirst: start == rest.Start, follower);
        }

        if (Abbreviations.GoOn(word) || (Abbreviations.GoOnBeforeNumbers(word) && char.IsDigit(text[next])))
        {
            return false;
        }

        var mayEnd = Abbreviations.MayEnd(word) || IsInitial(word) || HasPoints(word);
        return !mayEnd || Abbreviations.IsStarter(follower);
    }

    private static int WordStart(string text, int from, int point)
    {
        var start = point;
        while (start > from && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '-' or '&'))
        {
            start--;
        }

        return start;
    }

    private static ReadOnlySpan<char> Follower(string text, int next, int end)
    {
        var stop = next;
        while (stop < end && (char.IsLetter(text[stop]) || text[stop] is '\''))
        {
            stop++;
        }

        return text.AsSpan(next, stop - next);
    }

    private static bool IsNumber(ReadOnlySpan<char> word)
    {
        foreach (var character in word)
        {
            if (!char.IsDigit(character))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>'1. Open the box', or the day in 'am 3. Mai'.</summary>
    private static bool IsOrdinal(ReadOnlySpan<char> word, bool isFirst, ReadOnlySpan<char> follower) =>
        word.Length <= LongestOrdinal && (isFirst || Abbreviations.IsOrdinalNoun(follower));

    private static bool IsInitial(ReadOnlySpan<char> word) =>
        (word.Length == 1 && char.IsLetter(word[0])) || (word.Length >= 3 && word[^2] is '-' or '.' && char.IsUpper(word[^1]));

    /// <summary>Letters with a point after each: 'U.S', 'e.g'; no name of a file or a site.</summary>
    private static bool HasPoints(ReadOnlySpan<char> word)
    {
        for (var i = 1; i < word.Length; i += 2)
        {
            if (word[i] is not '.')
            {
                return false;
            }
        }

        return word.Length > 2;
    }
}
