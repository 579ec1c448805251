namespace Rung.Engine.PersonalData;

/// <summary>Finds a person again by one part of the name: who was "Ada Lovegrove" above is "Lovegrove" below.</summary>
internal static class NameRepetition
{
    private const int ShortestPart = 3;
    private const double Score = 0.7;

    public static void AddTo(List<PersonalSpan> spans, string text, TakenCharacters taken)
    {
        if (PartsOf(spans, text) is not { } parts)
        {
            return;
        }

        for (var start = 0; start < text.Length;)
        {
            if (!IsPartOfWord(text[start]))
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < text.Length && IsPartOfWord(text[end]))
            {
                end++;
            }

            if (end - start >= ShortestPart && parts.Contains(text.AsSpan(start..end)) && taken.TryTake(start, end))
            {
                spans.Add(new PersonalSpan(start, end, PersonalTypes.Person, Score));
            }

            start = end;
        }
    }

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>>? PartsOf(List<PersonalSpan> spans, string text)
    {
        HashSet<string>? parts = null;
        foreach (var span in spans)
        {
            var name = text.AsSpan(span.Start, span.Length);
            if (span.Type != PersonalTypes.Person || !name.Contains(' '))
            {
                continue;
            }

            foreach (var range in name.Split(' '))
            {
                if (name[range] is [var first, ..] part && part.Length >= ShortestPart && char.IsUpper(first))
                {
                    (parts ??= new HashSet<string>(StringComparer.Ordinal)).Add(part.ToString());
                }
            }
        }

        return parts?.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static bool IsPartOfWord(char character) => char.IsLetterOrDigit(character);
}
