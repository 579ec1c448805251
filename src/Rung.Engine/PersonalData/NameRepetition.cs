using Rung.Engine.PersonalData.Tagging;

namespace Rung.Engine.PersonalData;

/// <summary>
/// Finds a person again by one part of the name: who was "Ada Lovegrove" above is "Lovegrove" below, even where the tagger took her for
/// a company.
/// </summary>
internal static class NameRepetition
{
    private const int ShortestPart = 3;
    private const double Score = 0.7;

    public static void AddTo(List<PersonalSpan> spans, string text, TakenCharacters taken, Lexicon lexicon)
    {
        if (PartsOf(spans, text, lexicon) is not { } parts)
        {
            return;
        }

        for (var i = 0; i < spans.Count; i++)
        {
            var isOther = spans[i].Type is PersonalTypes.Organization or PersonalTypes.Place or PersonalTypes.StreetAddress;
            if (isOther && parts.Contains(text.AsSpan(spans[i].Start, spans[i].Length)))
            {
                spans[i] = spans[i] with { Type = PersonalTypes.Person };
            }
        }

        AddFree(spans, text, taken, parts);
    }

    private static void AddFree(List<PersonalSpan> spans, string text, TakenCharacters taken, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> parts)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }

            if (end - start >= ShortestPart && parts.Contains(text.AsSpan(start..end)) && taken.TryTake(start, end))
            {
                spans.Add(new PersonalSpan(start, end, PersonalTypes.Person, Score));
            }

            start = Math.Max(end, start + 1);
        }
    }

    /// <summary>The parts of all names that have several; one in lower case only if it is no word.</summary>
    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>>? PartsOf(List<PersonalSpan> spans, string text, Lexicon lexicon)
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
                var part = name[range];
                if (part.Length >= ShortestPart && (char.IsUpper(part[0]) || lexicon.Find(part).Lists is WordLists.None))
                {
                    (parts ??= new HashSet<string>(StringComparer.Ordinal)).Add(part.ToString());
                }
            }
        }

        return parts?.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
