using System.Text.RegularExpressions;

namespace Rung.Engine.PersonalData.Patterns;

/// <summary>Telephone numbers, and what parts of addresses have a form of their own.</summary>
internal static partial class ContactPatterns
{
    private const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static IReadOnlyList<Pattern> All { get; } =
    [
        new(PersonalTypes.StreetAddress, Unit(), 0.85, TextTraits.Digit),
        new(PersonalTypes.ZipCode, NamedZip(), 0.85, TextTraits.Digit),
        new(PersonalTypes.PhoneNumber, International(), 0.9, TextTraits.Digits),
        new(PersonalTypes.PhoneNumber, NorthAmerican(), 0.85, TextTraits.Digits),
        new(PersonalTypes.PhoneNumber, Named(), 0.85, TextTraits.Digits),
        new(PersonalTypes.PhoneNumber, Trunk(), 0.8, TextTraits.Digits) { IsValid = IsLongEnough },
    ];

    private static bool IsLongEnough(string text) => text.Count(char.IsAsciiDigit) is >= 9 and <= 12;

    [GeneratedRegex(@"\b(?:[Aa]pt|APT|[Aa]partment|[Ss]uite|SUITE|[Ss]te|STE|P\.? ?O\.? ?[Bb]ox|PSC)\b\.? {0,2}#?[0-9]{1,6}\b")]
    private static partial Regex Unit();

    [GeneratedRegex(@"\b(?:zip|zip ?code|post ?code|postal code|plz)\b(?: is| ?:| ?=)? {0,2}(?<value>[0-9]{3,6}(?:-[0-9]{3,4})?|[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}|[0-9]{3} [0-9]{2})\b", AnyCase)]
    private static partial Regex NamedZip();

    [GeneratedRegex(@"(?<![\w+])\+[0-9]{1,3}[ .-]?(?:\(0?[0-9]{0,4}\)[ .-]?)?[0-9](?>(?:[ .-]?[0-9]){5,12})(?!-?[0-9])")]
    private static partial Regex International();

    [GeneratedRegex(@"(?<![\w-])(?:\([0-9]{3}\) ?|[0-9]{3}[-. ])[0-9]{3}[-. ][0-9]{4}(?: ?(?:x|ext\.?) ?[0-9]{1,5})?(?!-?[0-9])")]
    private static partial Regex NorthAmerican();

    [GeneratedRegex(@"\b(?:phone|tel(?:ephone)?|mobile|cell|fax|call|number)\b\.?(?: (?:me|us|at|on|no\.?|number|is|back|now|under)){0,6}:? {0,2}(?<value>\(?\+?[0-9](?>(?:[ ()/.-]{0,2}[0-9]){6,13}))(?!-?[0-9])", AnyCase)]
    private static partial Regex Named();

    // Most countries write a 0 before a number that is called within them.
    [GeneratedRegex(@"(?<![\w./-])\(?0[1-9][0-9]{0,3}\)?[ /-](?>[0-9]{2,8}(?:[ -][0-9]{2,4}){0,4})(?![\w/]|[ -][0-9])")]
    private static partial Regex Trunk();
}
