using System.Text.RegularExpressions;

namespace Rung.Engine.PersonalData.Patterns;

/// <summary>The same for states whose numbers share one type.</summary>
internal static partial class OtherNationalPatterns
{
    private static readonly ContextWords Polish = new("pesel");
    private static readonly ContextWords Dutch = new("bsn", "burgerservicenummer", "sofinummer", "sofi", "citizen service number");
    private static readonly ContextWords Danish = new("cpr", "personnummer", "cpr-nr", "civil registration");
    private static readonly ContextWords Portuguese = new("nif", "contribuinte", "número fiscal");
    private static readonly ContextWords Canadian = new("sin", "social insurance", "nas");
    private static readonly ContextWords Australian = new("tfn", "tax file");
    private static readonly ContextWords Indian = new("aadhaar", "aadhar", "uidai");

    public static IReadOnlyList<Pattern> All { get; } =
    [
        Of(Finnish(), OtherNationalNumbers.IsFinnish),
        Of(SixFour(), OtherNationalNumbers.IsSwedish),
        Of(SixFour(), OtherNationalNumbers.IsDanish, Danish),
        Of(Swiss(), OtherNationalNumbers.IsSwiss),
        Of(Brazilian(), OtherNationalNumbers.IsBrazilian),
        Of(Belgian(), OtherNationalNumbers.IsBelgian),
        Of(Singaporean(), OtherNationalNumbers.IsSingaporean),
        Of(Chinese(), OtherNationalNumbers.IsChinese),
        Of(TaxIndia()),
        Of(SouthAfrican(), OtherNationalNumbers.IsSouthAfrican),
        Of(Norwegian(), OtherNationalNumbers.IsNorwegian),
        Of(Eleven(), OtherNationalNumbers.IsPolish, Polish),
        Of(Twelve(), OtherNationalNumbers.IsIndian),
        Of(TwelveSolid(), OtherNationalNumbers.IsIndian, Indian),
        Of(NineInThrees(), OtherNationalNumbers.IsDutch, Dutch),
        Of(NineInThrees(), OtherNationalNumbers.IsPortuguese, Portuguese),
        Of(NineInThrees(), OtherNationalNumbers.IsCanadian, Canadian),
        Of(NineInThrees(), OtherNationalNumbers.IsAustralian, Australian),
    ];

    private static Pattern Of(Regex regex, Func<string, bool>? isValid = null, ContextWords? context = null) =>
        new(PersonalTypes.NationalId, regex, 0.9, TextTraits.Digits) { IsValid = isValid, Context = context };

    [GeneratedRegex(@"(?<![\w-])[0-9]{6}[-+ABCDEFYXWVU][0-9]{3}[0-9A-FHJ-NPR-Y](?![\w-])")]
    private static partial Regex Finnish();

    [GeneratedRegex(@"(?<![\w-])(?:19|20)?[0-9]{6}[-+][0-9]{4}(?![\w-])")]
    private static partial Regex SixFour();

    [GeneratedRegex(@"(?<![\w-])756[. ]?[0-9]{4}[. ]?[0-9]{4}[. ]?[0-9]{2}(?![\w-])")]
    private static partial Regex Swiss();

    [GeneratedRegex(@"(?<![\w-])[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}(?![\w-])")]
    private static partial Regex Brazilian();

    [GeneratedRegex(@"(?<![\w-])[0-9]{2}\.[0-9]{2}\.[0-9]{2}[- ][0-9]{3}[. ][0-9]{2}(?![\w-])")]
    private static partial Regex Belgian();

    [GeneratedRegex(@"\b[STFGM][0-9]{7}[A-Z]\b")]
    private static partial Regex Singaporean();

    [GeneratedRegex(@"(?<![\w-])[1-9][0-9]{5}(?:19|20)[0-9]{2}[01][0-9][0-3][0-9][0-9]{3}[0-9Xx](?![\w-])")]
    private static partial Regex Chinese();

    // India's permanent account number: the fourth letter says what kind of taxpayer, P for people.
    [GeneratedRegex(@"\b[A-Z]{3}[ABCFGHJLPT][A-Z][0-9]{4}[A-Z]\b")]
    private static partial Regex TaxIndia();

    [GeneratedRegex(@"(?<![\w-])[0-9]{6} ?[0-9]{4} ?[0-2][89][0-9](?![\w-])")]
    private static partial Regex SouthAfrican();

    [GeneratedRegex(@"(?<![\w-])[0-7][0-9][0-9]{4} ?[0-9]{5}(?![\w-])")]
    private static partial Regex Norwegian();

    [GeneratedRegex(@"(?<![\w-])[0-9]{11}(?![\w-])")]
    private static partial Regex Eleven();

    [GeneratedRegex(@"(?<![\w-])[2-9][0-9]{3}([ -])[0-9]{4}\1[0-9]{4}(?![\w-]|[ -][0-9]{4})")]
    private static partial Regex Twelve();

    [GeneratedRegex(@"(?<![\w-])[2-9][0-9]{11}(?![\w-])")]
    private static partial Regex TwelveSolid();

    [GeneratedRegex(@"(?<![\w-])[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}(?![\w-])")]
    private static partial Regex NineInThrees();
}
