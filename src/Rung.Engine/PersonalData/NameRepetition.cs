namespace Rung.Engine.PersonalData;

/// <summary>Finds a person again by one part of the name: who was "Ada Lovegrove" above is "Lovegrove" below.</summary>
internal static class NameRepetition
{
    private const int ShortestPart = 3;
    private const double Score = 0.7;

    public static void AddTo(List<PersonalSpan> spans, string text)
    {
        var known = spans.Count;
        for (var i = 0; i < known; i++)
        {
            if (spans[i].Type == PersonalTypes.Person)
            {
                AddParts(spans, text, text.AsSpan(spans[i].Start, spans[i].Length));
            }
        }
    }

    private static void AddParts(List<PersonalSpan> spans, string text, ReadOnlySpan<char> name)
    {
        if (!name.Contains(' '))
        {
            return;
        }

        foreach (var range in name.Split(' '))
        {
            var part = name[range];
            if (part.Length >= ShortestPart && char.IsUpper(part[0]))
            {
                AddPart(spans, text, part);
            }
        }
    }

    private static void AddPart(List<PersonalSpan> spans, string text, ReadOnlySpan<char> part)
    {
        for (var at = text.AsSpan().IndexOf(part); at >= 0;)
        {
            var end = at + part.Length;
            var isWhole = (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
            if (isWhole && !Overlaps(spans, at, end))
            {
                spans.Add(new PersonalSpan(at, end, PersonalTypes.Person, Score));
            }

            var next = text.AsSpan(end).IndexOf(part);
            at = next < 0 ? -1 : end + next;
        }
    }

    private static bool Overlaps(List<PersonalSpan> spans, int start, int end) =>
        spans.Exists(span => span.Start < end && span.End > start);
}
