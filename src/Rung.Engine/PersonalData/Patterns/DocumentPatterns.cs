using System.Text.RegularExpressions;

namespace Rung.Engine.PersonalData.Patterns;

/// <summary>Passports, driving licences and number plates. Their forms are weak; a word has to say what they are.</summary>
internal static partial class DocumentPatterns
{
    private const RegexOptions AnyCase = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly ContextWords Passports = new("passport", "passports", "passeport", "reisepass", "pasaporte", "passaporto", "passaporte", "paspoort", "pass-nr");
    private static readonly ContextWords Licences = new(
        "driver license", "driver licence", "drivers license", "drivers licence", "driver's license", "driver's licence",
        "driver’s license", "driver’s licence", "drivers' license", "driving license", "driving licence", "license number",
        "licence number", "licence no", "license no", "führerschein", "permis de conduire", "dl", "dln");

    private static readonly ContextWords Plates = new(
        "plate", "plates", "registration", "reg", "vrm", "kennzeichen", "immatriculation", "plaque", "matrícula", "targa", "kenteken",
        "car", "vehicle")
    {
        After = 12,
    };

    public static IReadOnlyList<Pattern> All { get; } =
    [
        new(PersonalTypes.Passport, MachineReadable(), 0.99, TextTraits.Digits) { IsValid = TravelDocuments.IsSecondLine },
        new(PersonalTypes.Passport, Passport(), 0.9, TextTraits.Digit) { IsValid = HasSomeDigits, Context = Passports },
        new(PersonalTypes.DriverLicense, BritishLicence(), 0.95, TextTraits.Digits),
        new(PersonalTypes.DriverLicense, Licence(), 0.85, TextTraits.Digits) { IsValid = HasDigits, Context = Licences },
        new(PersonalTypes.LicensePlate, Plate(), 0.85, TextTraits.Digit) { IsValid = IsPlate, Context = Plates },
    ];

    private static bool HasDigits(string text) => text.Count(char.IsAsciiDigit) >= 5;

    private static bool HasSomeDigits(string text) => text.Count(char.IsAsciiDigit) >= 3;

    private static bool IsPlate(string text) =>
        text.Count(char.IsAsciiLetterOrDigit) is >= 4 and <= 9 && text.Any(char.IsAsciiDigit) && text.Any(char.IsLetter);

    [GeneratedRegex(@"(?<![A-Z0-9<])[A-Z0-9<]{9}[0-9][A-Z<]{3}[0-9]{6}[0-9][MFX<][0-9]{6}[0-9][A-Z0-9<]{14}[0-9<][0-9](?![A-Z0-9<])")]
    private static partial Regex MachineReadable();

    [GeneratedRegex(@"(?<![\w-])(?:[A-Z]{1,3} ?[0-9]{6,8}|[0-9]{9}|[0-9]{2} ?[A-Z]{2} ?[0-9]{5}|[CFGHJKLMNPRTVWXYZ][0-9CFGHJKLMNPRTVWXYZ]{8}|[0-9]{7,8})(?![\w-])", AnyCase)]
    private static partial Regex Passport();

    // Great Britain: five letters of the name, the birth in five digits, initials and checks.
    [GeneratedRegex(@"\b[A-Z9]{5}[0-9][0156][0-9][0-3][0-9]{2}[A-Z9]{2}[0-9][A-Z]{2}\b")]
    private static partial Regex BritishLicence();

    [GeneratedRegex(@"(?<![\w-])[A-Z]{0,3}[0-9][0-9A-Z]{0,4}(?:[- ]?[0-9A-Z]{2,6}){1,4}(?![\w-])", AnyCase)]
    private static partial Regex Licence();

    [GeneratedRegex(@"(?<![\w-])(?:[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2}[- ]?[0-9]{1,4}[EH]?|[A-Z]{2}[0-9]{2} ?[A-Z]{3}|[A-Z]{2}[- ]?[0-9]{3}[- ]?[A-Z]{2}|[0-9]{4} ?[A-Z]{3}|[0-9][A-Z]{3}[0-9]{3}|[A-Z]{3}[- ]?[0-9]{3,4}|[0-9]{3}[- ]?[A-Z]{3}|[A-Z]{1,2}[- ][0-9]{3}[- ][A-Z]{1,2}|[A-Z0-9]{2}-[A-Z0-9]{2,3}-[A-Z0-9]{1,2})(?![\w-])")]
    private static partial Regex Plate();
}
