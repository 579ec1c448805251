namespace Rung.Retrieval.Documents;

/// <summary>Cuts plain text at empty lines.</summary>
internal static class PlainParagraphs
{
    public static IEnumerable<TextSpan> Of(string text)
    {
        var (start, end) = (-1, -1);
        for (var line = 0; line < text.Length;)
        {
            var next = text.IndexOf('\n', line) is >= 0 and var at ? at + 1 : text.Length;
            if (Trimmed(text, line, next) is { Length: > 0 } span)
            {
                start = start < 0 ? span.Start : start;
                end = span.End;
            }
            else if (start >= 0)
            {
                yield return new TextSpan(start, end);
                start = -1;
            }

            line = next;
        }

        if (start >= 0)
        {
            yield return new TextSpan(start, end);
        }
    }

    private static TextSpan Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }
}
