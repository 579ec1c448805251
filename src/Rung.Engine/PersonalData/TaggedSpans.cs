using Rung.Engine.PersonalData.Tagging;

namespace Rung.Engine.PersonalData;

/// <summary>What a span of a type must have, whatever the tagger says: a telephone number has digits, a name has letters.</summary>
internal sealed class TaggedSpans(Lexicon lexicon)
{
    /// <summary>Drops tokens at the ends that cannot belong to the type; gives nothing where nothing is left.</summary>
    public (int First, int End)? Trim(string type, ReadOnlySpan<char> text, List<Token> tokens, int first, int end) => type switch
    {
        PersonalTypes.PhoneNumber => ToDigit(text, tokens, first, end),
        PersonalTypes.Age => ToDigit(text, tokens, first, end) is { } age && !IsPartOfNumber(text, tokens, age) ? age : null,
        PersonalTypes.ZipCode or PersonalTypes.DriverLicense => HasDigit(text, tokens, first, end) ? (first, end) : null,
        PersonalTypes.DateTime => ToDate(text, tokens, first, end),
        PersonalTypes.Person or PersonalTypes.Title or PersonalTypes.Nationality => ToLetters(text, tokens, first, end),
        _ => (first, end),
    };

    private static bool HasDigit(ReadOnlySpan<char> text, List<Token> tokens, int first, int end) =>
        text[tokens[first].Start..tokens[end - 1].End].ContainsAnyInRange('0', '9');

    private static (int First, int End)? ToDigit(ReadOnlySpan<char> text, List<Token> tokens, int first, int end)
    {
        while (end > first && !char.IsAsciiDigit(text[tokens[end - 1].Start]))
        {
            end--;
        }

        return end > first ? (first, end) : null;
    }

    /// <summary>Whether a point or a comma ties it to other digits: 1,240.50 is no age.</summary>
    private static bool IsPartOfNumber(ReadOnlySpan<char> text, List<Token> tokens, (int First, int End) span)
    {
        var (start, end) = (tokens[span.First].Start, tokens[span.End - 1].End);
        return (end + 1 < text.Length && text[end] is '.' or ',' or ':' or '/' && char.IsAsciiDigit(text[end + 1]))
            || (start > 1 && text[start - 1] is '.' or ',' or ':' or '/' && char.IsAsciiDigit(text[start - 2]));
    }

    private static (int First, int End)? ToLetters(ReadOnlySpan<char> text, List<Token> tokens, int first, int end)
    {
        while (first < end && !char.IsLetter(text[tokens[first].Start]))
        {
            first++;
        }

        while (end > first && char.IsAsciiDigit(text[tokens[end - 1].Start]))
        {
            end--;
        }

        return end > first ? (first, end) : null;
    }

    /// <summary>From the first digit or name of a month or day to the last; a time of day alone is no date.</summary>
    private (int First, int End)? ToDate(ReadOnlySpan<char> text, List<Token> tokens, int first, int end)
    {
        while (first < end && !IsOfDate(text, tokens[first]))
        {
            first++;
        }

        while (end > first && !IsOfDate(text, tokens[end - 1]) && !IsTied(text, tokens[end - 1]))
        {
            end--;
        }

        var isClock = end > first + 1 && !text[tokens[first].Start..tokens[end - 1].End].ContainsAnyExceptInRange('0', ':');
        return end > first && !isClock ? (first, end) : null;
    }

    private bool IsOfDate(ReadOnlySpan<char> text, Token token)
    {
        Span<char> low = stackalloc char[16];
        var word = text.Slice(token.Start, Math.Min(token.Length, low.Length));
        word.ToLowerInvariant(low);
        return char.IsAsciiDigit(word[0]) || lexicon.Find(low[..word.Length]).Lists.HasFlag(WordLists.Calendar);
    }

    /// <summary>Whether a digit stands right before it, as in 4th.</summary>
    private static bool IsTied(ReadOnlySpan<char> text, Token token) => token.Start > 0 && char.IsAsciiDigit(text[token.Start - 1]);
}
