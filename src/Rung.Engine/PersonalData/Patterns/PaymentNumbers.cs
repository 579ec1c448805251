namespace Rung.Engine.PersonalData.Patterns;

/// <summary>What numbers of cards and accounts must fulfil.</summary>
internal static class PaymentNumbers
{
    /// <summary>12 to 19 digits and Luhn's check digit, which one number in ten has by chance.</summary>
    public static bool IsCard(string text)
    {
        var digits = Plain.Digits(text);
        return digits.Length is >= 12 and <= 19 && Checksums.IsLuhn(digits);
    }

    /// <summary>The same, with a first digit that issuers of cards have: 2 to 6, or JCB's 1800.</summary>
    public static bool IsIssuedCard(string text) =>
        (text[0] is >= '2' and <= '6' || text.StartsWith("1800", StringComparison.Ordinal)) && IsCard(text);

    /// <summary>ISO 13616: the length that the country has, and modulo 97.</summary>
    public static bool IsIban(string text)
    {
        var plain = Plain.LettersAndDigits(text);
        return plain.Length is >= 15 and <= 34
            && (LengthIn(plain.AsSpan(0, 2)) is not { } length || length == plain.Length)
            && Checksums.Mod97(plain[4..] + plain[..4]) == 1;
    }

    // The registry of SWIFT; a country that is not here may have any length.
    private static int? LengthIn(ReadOnlySpan<char> country)
    {
        const string Lengths =
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 "
            + "GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 MC27 MD24 ME22 "
            + "MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29 VG24 XK20";
        for (var i = 0; i < Lengths.Length; i += 5)
        {
            if (country.SequenceEqual(Lengths.AsSpan(i, 2)))
            {
                return Plain.Number(Lengths.AsSpan(i + 2, 2));
            }
        }

        return null;
    }
}
