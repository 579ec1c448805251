using System.Text.RegularExpressions;

namespace Rung.Engine.PersonalData.Patterns;

/// <summary>Numbers that states give to people. Where many other numbers have the form, a word beside it has to say what it is.</summary>
internal static partial class NationalPatterns
{
    private static readonly ContextWords Social = new("ssn", "social security", "soc sec", "social insurance");
    private static readonly ContextWords Taxpayer = new("itin", "taxpayer", "tax id", "tin");
    private static readonly ContextWords Health = new("nhs", "national health") { After = 12 };
    private static readonly ContextWords German = new("steuer-id", "steueridentifikationsnummer", "steuer-identifikationsnummer", "steuerid", "idnr", "id-nr", "tax id", "tin", "german tax");
    private static readonly ContextWords Insurance = new("insurance", "nino", "ni number", "ni no");

    public static IReadOnlyList<Pattern> All { get; } =
    [
        new(PersonalTypes.SocialSecurity, Dashed(), 0.9, TextTraits.Digits) { IsValid = NationalNumbers.IsSocialSecurity },
        new(PersonalTypes.SocialSecurity, Nine(), 0.85, TextTraits.Digits) { IsValid = NationalNumbers.IsSocialSecurity, Context = Social },
        new(PersonalTypes.Taxpayer, Dashed(), 0.9, TextTraits.Digits) { IsValid = NationalNumbers.IsTaxpayer },
        new(PersonalTypes.Taxpayer, Nine(), 0.85, TextTraits.Digits) { IsValid = NationalNumbers.IsTaxpayer, Context = Taxpayer },
        new(PersonalTypes.NationalInsurance, Insured(), 0.9, TextTraits.Digits) { IsValid = NationalNumbers.IsNationalInsurance },
        new(PersonalTypes.NationalInsurance, InsuredLower(), 0.85, TextTraits.Digits) { IsValid = NationalNumbers.IsNationalInsurance, Context = Insurance },
        new(PersonalTypes.HealthService, ThreeThreeFour(), 0.95, TextTraits.Digits) { IsValid = NationalNumbers.IsHealthService, Context = Health },
        new(PersonalTypes.FrenchSocialSecurity, French(), 0.95, TextTraits.Digits) { IsValid = NationalNumbers.IsFrench },
        new(PersonalTypes.SpanishTaxNumber, Spanish(), 0.9, TextTraits.Digits) { IsValid = NationalNumbers.IsSpanish },
        new(PersonalTypes.ItalianFiscalCode, Italian(), 0.95, TextTraits.Digits) { IsValid = NationalNumbers.IsItalian },
        new(PersonalTypes.GermanTaxNumber, German11(), 0.9, TextTraits.Digits) { IsValid = NationalNumbers.IsGermanTax, Context = German },
        .. OtherNationalPatterns.All,
    ];

    [GeneratedRegex(@"(?<![\w-])[0-9]{3}-[0-9]{2}-[0-9]{4}(?![\w-])")]
    private static partial Regex Dashed();

    [GeneratedRegex(@"(?<![\w-])[0-9]{3} ?[0-9]{2} ?[0-9]{4}(?![\w-])")]
    private static partial Regex Nine();

    [GeneratedRegex(@"\b(?![DFIQUV])[A-Z](?![DFIOQUV])[A-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]\b")]
    private static partial Regex Insured();

    [GeneratedRegex(@"\b(?![dfiquv])[a-z](?![dfioquv])[a-z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[a-d]\b")]
    private static partial Regex InsuredLower();

    [GeneratedRegex(@"(?<![\w-])[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}(?![\w-])")]
    private static partial Regex ThreeThreeFour();

    [GeneratedRegex(@"(?<![\w-])[1278] ?[0-9]{2} ?[0-9]{2} ?(?:[0-9]{2}|2[ABab]) ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}(?![\w-])")]
    private static partial Regex French();

    [GeneratedRegex(@"(?<![\w-])(?:[0-9]{8}|[0-9]{2}\.[0-9]{3}\.[0-9]{3}|[XYZxyz][ -]?[0-9]{7})[ -]?[A-Za-z](?![\w-])")]
    private static partial Regex Spanish();

    // The digits of a codice fiscale may be letters where two people would have the same.
    [GeneratedRegex(@"\b[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Italian();

    [GeneratedRegex(@"(?<![\w-])[0-9]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}(?![\w-])")]
    private static partial Regex German11();
}
