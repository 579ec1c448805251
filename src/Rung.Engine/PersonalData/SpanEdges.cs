namespace Rung.Engine.PersonalData;

/// <summary>Mends the ends of spans: a bracket that belongs to a number, and what hangs on it with a hyphen.</summary>
internal static class SpanEdges
{
    public static void Mend(List<PersonalSpan> spans, string text)
    {
        for (var i = 0; i < spans.Count; i++)
        {
            if (spans[i].Type == PersonalTypes.PhoneNumber)
            {
                spans[i] = MendedNumber(spans[i], text);
            }
        }
    }

    /// <summary>From its bracket or plus to its last digit.</summary>
    private static PersonalSpan MendedNumber(PersonalSpan span, string text)
    {
        var (start, end) = (span.Start, span.End);
        var value = text.AsSpan(start..end);
        if (start > 0 && (text[start - 1] == '+' || (text[start - 1] == '(' && value.Contains(')') && !value.Contains('('))))
        {
            start--;
        }

        while (end > start + 1 && !char.IsDigit(text[end - 1]) && text[end - 1] != ')')
        {
            end--;
        }

        return value.IndexOfAnyInRange('0', '9') < 0 ? span : span with { Start = start, End = end };
    }
}
