using System.Text.RegularExpressions;

namespace Rung.Engine.PersonalData.Patterns;

/// <summary>Telephone numbers, and what parts of addresses have a form of their own.</summary>
internal static partial class ContactPatterns
{
    private const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static IReadOnlyList<Pattern> All { get; } =
    [
        new(PersonalTypes.StreetAddress, Unit(), 0.85, TextTraits.Digit),
        new(PersonalTypes.PhoneNumber, International(), 0.9, TextTraits.Digits),
        new(PersonalTypes.PhoneNumber, NorthAmerican(), 0.85, TextTraits.Digits),
        new(PersonalTypes.PhoneNumber, Named(), 0.85, TextTraits.Digits),
    ];

    [GeneratedRegex(@"\b(?:[Aa]pt|APT|[Aa]partment|[Ss]uite|SUITE|[Ss]te|STE|P\.? ?O\.? ?[Bb]ox|PSC)\b\.? {0,2}#?[0-9]{1,6}\b")]
    private static partial Regex Unit();

    [GeneratedRegex(@"(?<![\w+])\+[0-9]{1,3}[ .-]?(?:\(0?[0-9]{0,4}\)[ .-]?)?[0-9](?:[ .-]?[0-9]){5,12}(?![0-9-])")]
    private static partial Regex International();

    [GeneratedRegex(@"(?<![\w-])(?:\([0-9]{3}\) ?|[0-9]{3}[-. ])[0-9]{3}[-. ][0-9]{4}(?: ?(?:x|ext\.?) ?[0-9]{1,5})?(?![0-9-])")]
    private static partial Regex NorthAmerican();

    [GeneratedRegex(@"\b(?:phone|tel(?:ephone)?|mobile|cell|fax|call|number)\b\.?(?: (?:me|us|at|on|no\.?|number|is|back|now|under)){0,6}:? {0,2}(?<value>\(?\+?[0-9](?:[ ()/.-]{0,2}[0-9]){6,13})(?![0-9-])", AnyCase)]
    private static partial Regex Named();
}
