namespace Rung.Engine.PersonalData;

/// <summary>
/// Makes of the parts of an address what belongs together: a street that two more parts follow (town, state, code, country) is one
/// address with them, in a sentence across lines, on lines of its own each line by itself. A postal code beside a street belongs to
/// the address. A town alone stays a place.
/// </summary>
internal static class Addresses
{
    /// <summary>So many characters may part two parts: commas, blanks, line ends, marks of quoted mail.</summary>
    private const int WidestGap = 8;

    /// <param name="spans">In the order of the text; changed.</param>
    /// <param name="text">The text.</param>
    public static void Settle(List<PersonalSpan> spans, string text)
    {
        if (!spans.Exists(IsStreet))
        {
            return;
        }

        SettleLines(spans, text);
        var settled = new List<PersonalSpan>(spans.Count);
        for (var first = 0; first < spans.Count;)
        {
            var end = EndOfChain(spans, first, text);
            var chain = spans.GetRange(first, end - first);
            var before = settled.Count == 0 ? 0 : settled[^1].End;
            settled.AddRange(chain.Exists(IsStreet) ? Settled(chain, text, before) : chain);
            first = end;
        }

        spans.Clear();
        spans.AddRange(settled);
    }

    private static int EndOfChain(List<PersonalSpan> spans, int first, string text)
    {
        var end = first + 1;
        while (end < spans.Count && IsPart(spans[end - 1]) && IsPart(spans[end]) && AreBeside(text, spans[end - 1].End, spans[end].Start))
        {
            end++;
        }

        return end;
    }

    /// <summary>In a sentence a whole address is one; on lines of its own each line is settled by itself.</summary>
    private static IEnumerable<PersonalSpan> Settled(List<PersonalSpan> chain, string text, int before) =>
        IsInSentence(text, before, chain[0].Start) ? Joined(chain) : LinesOf(chain, text).SelectMany(Joined);

    private static IEnumerable<List<PersonalSpan>> LinesOf(List<PersonalSpan> chain, string text)
    {
        for (var first = 0; first < chain.Count;)
        {
            var end = first + 1;
            while (end < chain.Count && !text.AsSpan(chain[end - 1].End..chain[end].Start).Contains('\n'))
            {
                end++;
            }

            yield return chain.GetRange(first, end - first);
            first = end;
        }
    }

    private static IEnumerable<PersonalSpan> Joined(List<PersonalSpan> parts)
    {
        var street = parts.FindIndex(IsStreet);
        var isWhole = street >= 0 && parts.Skip(street).Count(part => !IsStreet(part)) > 1;
        var kept = isWhole ? [.. parts[..street], parts[street] with { End = parts[^1].End }] : parts;
        return kept.Select(part => part.Type == PersonalTypes.ZipCode ? part with { Type = PersonalTypes.StreetAddress } : part);
    }

    /// <summary>Whether a word that belongs to no span stands before it on its line.</summary>
    private static bool IsInSentence(string text, int before, int start)
    {
        for (var i = start - 1; i >= before && text[i] != '\n'; i--)
        {
            if (char.IsLetterOrDigit(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// What stands alone on its line is told by the lines around it, whatever it was taken for: between a street and another part of
    /// the address a town, between a person and a street an organisation.
    /// </summary>
    private static void SettleLines(List<PersonalSpan> spans, string text)
    {
        for (var i = 1; i + 1 < spans.Count; i++)
        {
            var (before, span, after) = (spans[i - 1], spans[i], spans[i + 1]);
            if (TypeBetween(before.Type, span.Type, after.Type) is { } type
                && IsNextLine(text, before.End, span.Start) && IsNextLine(text, span.End, after.Start))
            {
                spans[i] = span with { Type = type };
            }
        }
    }

    private static string? TypeBetween(string before, string type, string after) => (before, type, after) switch
    {
        (PersonalTypes.StreetAddress, PersonalTypes.Person or PersonalTypes.Organization, PersonalTypes.Place or PersonalTypes.ZipCode) => PersonalTypes.Place,
        (PersonalTypes.Person, PersonalTypes.Place or PersonalTypes.Person, PersonalTypes.StreetAddress) => PersonalTypes.Organization,
        _ => null,
    };

    private static bool IsNextLine(string text, int end, int start) =>
        AreBeside(text, end, start) && text.AsSpan(end..start).Count('\n') == 1;

    private static bool IsStreet(PersonalSpan span) => span.Type == PersonalTypes.StreetAddress;

    private static bool IsPart(PersonalSpan span) =>
        span.Type is PersonalTypes.StreetAddress or PersonalTypes.Place or PersonalTypes.ZipCode;

    private static bool AreBeside(string text, int end, int start)
    {
        for (var i = end; i < start; i++)
        {
            if (char.IsLetterOrDigit(text[i]) || text[i] is ';' or '!')
            {
                return false;
            }
        }

        return start - end <= WidestGap;
    }
}
