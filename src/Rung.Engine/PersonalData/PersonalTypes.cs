namespace Rung.Engine.PersonalData;

/// <summary>The kinds of personal data, by the names that the field's tools use.</summary>
public static class PersonalTypes
{
    public const string Person = "PERSON";
    public const string Organization = "ORGANIZATION";
    public const string Place = "GPE";
    public const string StreetAddress = "STREET_ADDRESS";
    public const string Title = "TITLE";
    public const string Nationality = "NRP";
    public const string DateTime = "DATE_TIME";
    public const string Age = "AGE";
    public const string ZipCode = "ZIP_CODE";
    public const string PhoneNumber = "PHONE_NUMBER";
    public const string DriverLicense = "US_DRIVER_LICENSE";
    public const string Email = "EMAIL_ADDRESS";
    public const string Domain = "DOMAIN_NAME";
    public const string CreditCard = "CREDIT_CARD";
    public const string Iban = "IBAN_CODE";
    public const string SocialSecurity = "US_SSN";
    public const string IpAddress = "IP_ADDRESS";
    public const string Taxpayer = "US_ITIN";
    public const string NationalInsurance = "UK_NINO";
    public const string HealthService = "UK_NHS";
    public const string GermanTaxNumber = "DE_TAX_ID";
    public const string FrenchSocialSecurity = "FR_NIR";
    public const string SpanishTaxNumber = "ES_NIF";
    public const string ItalianFiscalCode = "IT_FISCAL_CODE";

    /// <summary>The number of a person in a state that has no type of its own here.</summary>
    public const string NationalId = "NATIONAL_ID";

    public const string DateOfBirth = "DATE_OF_BIRTH";
    public const string Passport = "PASSPORT";
    public const string LicensePlate = "LICENSE_PLATE";
    public const string MacAddress = "MAC_ADDRESS";
    public const string Secret = "SECRET";

    /// <summary>What the tagger learns, in the order of its tags.</summary>
    internal static IReadOnlyList<string> Tagged { get; } =
    [
        Person, Organization, Place, StreetAddress, Title, Nationality, DateTime, Age, ZipCode, PhoneNumber, DriverLicense,
    ];

    /// <summary>
    /// What leads to one person by itself. The others (a place, an age, a title) do so together, and most texts have one.
    /// </summary>
    public static IReadOnlyList<string> Identifying { get; } =
    [
        Person, StreetAddress, PhoneNumber, DriverLicense, Email, CreditCard, Iban, IpAddress, SocialSecurity, Taxpayer, NationalInsurance,
        HealthService, GermanTaxNumber, FrenchSocialSecurity, SpanishTaxNumber, ItalianFiscalCode, NationalId, DateOfBirth, Passport,
        LicensePlate, MacAddress,
    ];

    /// <summary>The type that other tools know for one that only Rung tells apart; else the type itself.</summary>
    internal static string CommonOf(string type) => type == DateOfBirth ? DateTime : type;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Tagged, Email, Domain, CreditCard, Iban, IpAddress, SocialSecurity, Taxpayer, NationalInsurance, HealthService, GermanTaxNumber,
        FrenchSocialSecurity, SpanishTaxNumber, ItalianFiscalCode, NationalId, DateOfBirth, Passport, LicensePlate, MacAddress, Secret,
    ];
}
