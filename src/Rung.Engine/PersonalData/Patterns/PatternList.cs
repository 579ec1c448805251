using System.Text.RegularExpressions;

namespace Rung.Engine.PersonalData.Patterns;

/// <summary>All patterns; where two overlap, the one that stands first here wins. None can backtrack further than a few characters.</summary>
internal static partial class PatternList
{
    public static IReadOnlyList<Pattern> All { get; } =
    [
        new(PersonalTypes.Secret, PrivateKey(), 0.99),
        new(PersonalTypes.Secret, KnownKey(), 0.99),
        new(PersonalTypes.Secret, NamedSecret(), 0.9, Checksums.IsRandom),
        new(PersonalTypes.Secret, UrlWithSecret(), 0.9),
        new(PersonalTypes.Email, Email(), 0.99),
        new(PersonalTypes.Domain, Url(), 0.95),
        new(PersonalTypes.Iban, Iban(), 0.99, Checksums.IsIban),
        new(PersonalTypes.MacAddress, Mac(), 0.95),
        new(PersonalTypes.IpAddress, Version4(), 0.95, Checksums.IsIpAddress),
        new(PersonalTypes.IpAddress, Version6(), 0.95, Checksums.IsIpAddress),
        new(PersonalTypes.SocialSecurity, SocialSecurity(), 0.9, Checksums.IsSocialSecurity),
        new(PersonalTypes.NationalInsurance, NationalInsurance(), 0.9),
        new(PersonalTypes.CreditCard, Card(), 0.95, Checksums.IsCard),
        new(PersonalTypes.Passport, Passport(), 0.9),
        new(PersonalTypes.DriverLicense, DriverLicense(), 0.9),
        new(PersonalTypes.LicensePlate, Plate(), 0.85),
        new(PersonalTypes.DateTime, NumericDate(), 0.9),
        new(PersonalTypes.DateTime, WrittenDate(), 0.9),
        new(PersonalTypes.Age, Age(), 0.9),
        new(PersonalTypes.StreetAddress, Unit(), 0.85),
        new(PersonalTypes.PhoneNumber, International(), 0.9),
        new(PersonalTypes.PhoneNumber, NorthAmerican(), 0.85),
        new(PersonalTypes.PhoneNumber, NamedPhone(), 0.85),
    ];

    [GeneratedRegex(@"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[A-Za-z0-9+/=\s]{0,8000}(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?")]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"\b(?:sk-[A-Za-z0-9_-]{20,200}|gh[pousr]_[A-Za-z0-9]{30,100}|github_pat_[A-Za-z0-9_]{30,100}|AKIA[0-9A-Z]{16}|ASIA[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{35}|xox[abprs]-[A-Za-z0-9-]{10,100}|glpat-[A-Za-z0-9_-]{20,50}|hf_[A-Za-z0-9]{30,50}|eyJ[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{10,1000})")]
    private static partial Regex KnownKey();

    [GeneratedRegex(@"(?i)\b(?:api[_ -]?key|secret|token|passwor[dt]|passwd|pwd)\b[""']?\s{0,3}(?:is|[:=])\s{0,3}[""']?(?<value>[^\s""',;]{8,200})")]
    private static partial Regex NamedSecret();

    [GeneratedRegex(@"(?i)\bhttps?://[^\s<>""?]{1,300}\?[^\s<>""]{0,300}?\b(?:token|key|api_key|sig|signature|access_token|code|password)=[^\s<>""&]{8,300}[^\s<>""]{0,300}")]
    private static partial Regex UrlWithSecret();

    [GeneratedRegex(@"[A-Za-z0-9._%+\-À-ɏ]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}\b")]
    private static partial Regex Email();

    [GeneratedRegex(@"(?i)\b(?:https?://|www\.)[^\s<>""'()\[\]]{2,500}(?<![.,;:!?])")]
    private static partial Regex Url();

    [GeneratedRegex(@"(?i)\b[A-Z]{2}[0-9]{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?\b")]
    private static partial Regex Iban();

    [GeneratedRegex(@"\b[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}\b")]
    private static partial Regex Mac();

    [GeneratedRegex(@"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)")]
    private static partial Regex Version4();

    [GeneratedRegex(@"(?<![0-9A-Fa-f:.])(?:[0-9A-Fa-f]{1,4}:){3,7}(?:[0-9A-Fa-f]{1,4}|:)(?![0-9A-Fa-f:])|(?<![0-9A-Fa-f:.])(?:[0-9A-Fa-f]{1,4}:){1,6}:(?:[0-9A-Fa-f]{1,4}:){0,5}[0-9A-Fa-f]{1,4}(?![0-9A-Fa-f:])")]
    private static partial Regex Version6();

    [GeneratedRegex(@"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])")]
    private static partial Regex SocialSecurity();

    [GeneratedRegex(@"\b(?![DFIQUV])[A-Z](?![DFIOQUV])[A-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")]
    private static partial Regex NationalInsurance();

    [GeneratedRegex(@"(?<![\d.-])(?:\d{12,19}|\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?|\d{4}[ -]\d{6}[ -]\d{5})(?![\d-])")]
    private static partial Regex Card();

    [GeneratedRegex(@"(?i)\bpassport\b[^\d\n]{0,25}?\b(?<value>[A-Z]{0,2}\d{6,9})\b")]
    private static partial Regex Passport();

    [GeneratedRegex(@"(?i)\b(?:driver'?s?'? ?licen[sc]e|licen[sc]e number|\bDL)\b[^\d\n]{0,20}?\b(?<value>[A-Z]{0,2}\d[\dA-Z-]{5,18}\d)\b")]
    private static partial Regex DriverLicense();

    [GeneratedRegex(@"(?i)\b(?:licen[sc]e plate|number plate|plate|registration)\b(?: (?:no\.?|number))?(?: is)?:? {0,2}(?<value>[A-Z]{1,3}[ -]?[A-Z]{0,2}[ -]?\d{1,4}[ -]?[A-Z]{0,3})\b")]
    private static partial Regex Plate();

    [GeneratedRegex(@"(?<![\d/.-])(?:\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2}))(?![\d/-]|\.\d)")]
    private static partial Regex NumericDate();

    [GeneratedRegex(@"(?i)\b(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?(?:,? \d{4})?|(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?)\b")]
    private static partial Regex WrittenDate();

    [GeneratedRegex(@"(?i)\b(?:(?<value>\d{1,3})[- ]?(?:years?|yrs?)[- ](?:old|of age)|(?<value>\d{1,3}) ?(?:y/o|yo)\b|aged? (?:of )?(?<value>\d{1,3})\b|turn(?:s|ed)? (?<value>\d{1,3})\b)")]
    private static partial Regex Age();

    [GeneratedRegex(@"\b(?:[Aa]pt|APT|[Aa]partment|[Ss]uite|SUITE|[Ss]te|STE|P\.? ?O\.? ?[Bb]ox|PSC)\b\.? {0,2}#?\d{1,6}\b")]
    private static partial Regex Unit();

    [GeneratedRegex(@"(?<![\w+])\+\d{1,3}[ .-]?(?:\(0?\d{0,4}\)[ .-]?)?\d(?:[ .-]?\d){5,12}(?![\d-])")]
    private static partial Regex International();

    [GeneratedRegex(@"(?<![\w-])(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?: ?(?:x|ext\.?) ?\d{1,5})?(?![\d-])")]
    private static partial Regex NorthAmerican();

    [GeneratedRegex(@"(?i)\b(?:phone|tel(?:ephone)?|mobile|cell|fax|call|number)\b\.?(?: (?:me|us|at|on|no\.?|number|is|back|now|under))*:? {0,2}(?<value>\(?\+?\d(?:[ ()/.-]{0,2}\d){6,13})(?![\d-])")]
    private static partial Regex NamedPhone();
}
