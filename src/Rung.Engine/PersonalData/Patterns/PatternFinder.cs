namespace Rung.Engine.PersonalData.Patterns;

/// <summary>Finds all that has a form. Where two forms overlap, the one that stands first in the list wins.</summary>
internal static class PatternFinder
{
    /// <summary>Adds the spans, marking their characters as taken. The patterns of the list in turn, each in the order of the text.</summary>
    public static void AddTo(List<PersonalSpan> spans, string text, TakenCharacters taken)
    {
        var traits = TraitsOf(text);
        foreach (var pattern in PatternList.All)
        {
            if ((traits & pattern.Needs) != pattern.Needs)
            {
                continue;
            }

            foreach (var match in pattern.Regex.EnumerateMatches(text))
            {
                if (pattern.Accepts(text, match, out var place) && taken.TryTake(place.Start, place.End))
                {
                    spans.Add(new PersonalSpan(place.Start, place.End, pattern.Type, pattern.Score));
                }
            }
        }
    }

    private static TextTraits TraitsOf(ReadOnlySpan<char> text) =>
        TraitsOfDigits(text)
        | (text.Contains('@') ? TextTraits.At : 0)
        | (text.Contains("//", StringComparison.Ordinal) || text.Contains("www.", StringComparison.OrdinalIgnoreCase) ? TextTraits.Web : 0)
        | (text.Contains("-----", StringComparison.Ordinal) ? TextTraits.Dashes : 0)
        | (text.Count(':') > 1 ? TextTraits.Colons : 0);

    private static TextTraits TraitsOfDigits(ReadOnlySpan<char> text)
    {
        var (traits, count) = (TextTraits.None, 0);
        for (var at = text.IndexOfAnyInRange('0', '9'); at >= 0 && count < 6; count++)
        {
            traits = TextTraits.Digit;
            text = text[(at + 1)..];
            at = text.IndexOfAnyInRange('0', '9');
        }

        return count == 6 ? TextTraits.Digit | TextTraits.Digits : traits;
    }
}
