namespace Rung.Retrieval.Passages;

/// <summary>Cuts what has no better border: between words where there are any, otherwise between characters.</summary>
internal static class HardCut
{
    public static IEnumerable<TextSpan> Pieces(string text, TextSpan span, PassageOptions options)
    {
        for (var start = span.Start; start < span.End;)
        {
            if (char.IsWhiteSpace(text[start]))
            {
                start++;
                continue;
            }

            var end = End(text, start, span.End, options);
            yield return new TextSpan(start, TrimmedEnd(text, start, end));
            start = end;
        }
    }

    private static int End(string text, int start, int limit, PassageOptions options)
    {
        // Doubling before halving: the work is that of the piece, not that of all that is left.
        var (fits, length) = (1, options.MaxTokens);
        while (length < limit - start && Fits(text, start, length, options))
        {
            fits = length;
            length *= 2;
        }

        var tooLong = Math.Min(length, limit - start);
        if (Fits(text, start, tooLong, options))
        {
            return start + tooLong;
        }

        while (tooLong - fits > 1)
        {
            var middle = fits + ((tooLong - fits) / 2);
            (fits, tooLong) = Fits(text, start, middle, options) ? (middle, tooLong) : (fits, middle);
        }

        return Border(text, start, start + fits);
    }

    private static bool Fits(string text, int start, int length, PassageOptions options) =>
        options.Tokens.Count(text.AsSpan(start, length)) <= options.MaxTokens;

    private static int Border(string text, int start, int end)
    {
        if (!char.IsWhiteSpace(text[end]))
        {
            var space = text.AsSpan(start, end - start).LastIndexOfAny(' ', '\n', '\t');
            if (space > 0)
            {
                return start + space;
            }
        }

        // A pair of surrogates is one character.
        return end - start > 1 && char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
    }

    private static int TrimmedEnd(string text, int start, int end)
    {
        while (end > start + 1 && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }
}
