namespace Rung.Engine.PersonalData;

/// <summary>
/// Makes one span of a postal address in the middle of a sentence: street, flat, city, state and
/// zip code are one place there. In a letter's head each stands on a line of its own and stays what it is.
/// </summary>
internal static class PostalAddresses
{
    private const int WidestGap = 6;

    /// <param name="spans">In the order of the text, none overlapping another.</param>
    /// <param name="text">The text.</param>
    public static void Join(List<PersonalSpan> spans, string text)
    {
        for (var first = 0; first < spans.Count; first++)
        {
            if (spans[first].Type != PersonalTypes.StreetAddress || BeginsItsLine(text, spans[first].Start))
            {
                continue;
            }

            var last = first;
            while (last + 1 < spans.Count && IsPart(spans[last + 1]) && IsGap(text.AsSpan(spans[last].End..spans[last + 1].Start)))
            {
                last++;
            }

            // "12 Alder Lane, Upwood" is a street and a city; with a flat, a zip code or a country too it is where a letter goes.
            if (last > first + 1 || (last > first && IsPostal(spans[last], text.AsSpan(spans[first].Start..spans[last].End))))
            {
                spans[first] = spans[first] with { End = spans[last].End };
                spans.RemoveRange(first + 1, last - first);
            }
        }
    }

    private static bool IsPostal(PersonalSpan last, ReadOnlySpan<char> whole) => last.Type == PersonalTypes.ZipCode || whole.Contains('\n');

    private static bool BeginsItsLine(string text, int start)
    {
        var before = text.AsSpan(0, start);
        return before[(before.LastIndexOf('\n') + 1)..].IsWhiteSpace();
    }

    private static bool IsPart(PersonalSpan span) => span.Type is PersonalTypes.StreetAddress or PersonalTypes.Place or PersonalTypes.ZipCode;

    private static bool IsGap(ReadOnlySpan<char> between) => between.Length <= WidestGap && between.TrimStart(" \t\r\n,").IsEmpty;
}
