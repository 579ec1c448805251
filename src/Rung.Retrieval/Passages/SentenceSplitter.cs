using System.Buffers;

namespace Rung.Retrieval.Passages;

/// <summary>
/// Finds the sentences of a paragraph by punctuation and by what stands around it. Knows abbreviations of English, German, French
/// and Spanish. In doubt it does not cut: half a sentence misleads more than two together.
/// </summary>
public static class SentenceSplitter
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?…。！？｡؟۔।");
    private static readonly SearchValues<char> Closers = SearchValues.Create("\"'”“’‘»«›)]}」』）】");
    private static readonly SearchValues<char> Openers = SearchValues.Create("\"'“‘«‹([{¿¡„‚「『（【*_");

    /// <summary>The sentences in order, without the white space between them; together they hold all other characters.</summary>
    public static IReadOnlyList<TextSpan> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = new List<TextSpan>();
        Split(text, new TextSpan(0, text.Length), sentences);
        return sentences;
    }

    /// <summary>Adds the sentences of a part of a text.</summary>
    internal static void Split(string text, TextSpan within, List<TextSpan> sentences)
    {
        var start = SkipSpaces(text, within.Start, within.End);
        for (var at = start; at < within.End;)
        {
            var found = text.AsSpan(at, within.End - at).IndexOfAny(Ends);
            if (found < 0)
            {
                break;
            }

            var sign = at + found;
            var after = EndOfSigns(text, sign + 1, within.End);
            at = after;
            if (IsBorder(text, new TextSpan(start, within.End), sign, after))
            {
                sentences.Add(new TextSpan(start, after));
                start = at = SkipSpaces(text, after, within.End);
            }
        }

        var end = within.End;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            sentences.Add(new TextSpan(start, end));
        }
    }

    private static bool IsBorder(string text, TextSpan rest, int sign, int after)
    {
        if (text[sign] is '。' or '！' or '？' or '｡')
        {
            return true;
        }

        var next = SkipSpaces(text, after, rest.End);
        if (next == rest.End)
        {
            return true;
        }

        if (next == after)
        {
            return false;
        }

        while (next < rest.End - 1 && Openers.Contains(text[next]))
        {
            next++;
        }

        if (char.IsLower(text[next]))
        {
            return false;
        }

        return text[sign] is not '.' || (after - sign > 1 && text[sign + 1] is '.') || SentencePoint.Ends(text, rest, sign, next);
    }

    private static int EndOfSigns(string text, int at, int end)
    {
        while (at < end && (Ends.Contains(text[at]) || Closers.Contains(text[at])))
        {
            at++;
        }

        return at;
    }

    private static int SkipSpaces(string text, int at, int end)
    {
        while (at < end && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
