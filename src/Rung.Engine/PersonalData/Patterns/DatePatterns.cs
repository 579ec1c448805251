using System.Text.RegularExpressions;

namespace Rung.Engine.PersonalData.Patterns;

/// <summary>Dates and ages.</summary>
internal static partial class DatePatterns
{
    private const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private const string Month =
        "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";

    public static IReadOnlyList<Pattern> All { get; } =
    [
        new(PersonalTypes.DateTime, Numeric(), 0.9, TextTraits.Digit),
        new(PersonalTypes.DateTime, Written(), 0.9, TextTraits.Digit),
        new(PersonalTypes.Age, Age(), 0.9, TextTraits.Digit),
    ];

    [GeneratedRegex(@"(?<![\w/.-])(?:[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?|[0-9]{4}/[0-9]{2}/[0-9]{2}|[0-9]{1,2}[/.][0-9]{1,2}[/.](?:[0-9]{4}|[0-9]{2})|[0-9]{2}-[0-9]{2}-(?:19|20)[0-9]{2})(?![\w/-]|\.[0-9])")]
    private static partial Regex Numeric();

    [GeneratedRegex(@"\b(?:[0-9]{1,2}(?:st|nd|rd|th)?(?: of)?[ -]" + Month + @"\.?(?:,?[ -][0-9]{4})?|" + Month + @"\.? [0-9]{1,2}(?:st|nd|rd|th)?(?:,? [0-9]{4})?)\b", AnyCase)]
    private static partial Regex Written();

    [GeneratedRegex(@"\b(?:(?<value>[0-9]{1,3})[- ]?(?:years?|yrs?)[- ](?:old|of age)|(?<value>[0-9]{1,3}) ?(?:y/o|yo)\b|aged? (?:of )?(?<value>[0-9]{1,3})\b(?! ?%)|turn(?:s|ed)? (?<value>[0-9]{1,3})\b)", AnyCase)]
    private static partial Regex Age();
}
