namespace Rung.Engine.PersonalData.Patterns;

/// <summary>What the numbers must fulfil that states give to people. The rules are those that the states publish.</summary>
internal static class NationalNumbers
{
    /// <summary>USA, Social Security: no area 000, 666 or 900 to 999, no group 00, no serial 0000.</summary>
    public static bool IsSocialSecurity(string text)
    {
        var digits = Plain.Digits(text);
        return digits.Length == 9 && digits[..3] is not "000" and not "666" && digits[0] != '9'
            && digits[3..5] != "00" && digits[5..] != "0000" && digits.Distinct().Count() > 1;
    }

    /// <summary>USA, individual taxpayers: 9xx, and a group that is given out.</summary>
    public static bool IsTaxpayer(string text)
    {
        var digits = Plain.Digits(text);
        return digits.Length == 9 && digits[0] == '9'
            && Plain.Number(digits.AsSpan(3, 2)) is (>= 50 and <= 65) or (>= 70 and <= 88) or (>= 90 and <= 92) or (>= 94 and <= 99);
    }

    /// <summary>United Kingdom, National Insurance: prefixes that are not given out.</summary>
    public static bool IsNationalInsurance(string text) =>
        Plain.LettersAndDigits(text)[..2] is not ("BG" or "GB" or "KN" or "NK" or "NT" or "TN" or "ZZ");

    /// <summary>United Kingdom, National Health Service: modulo 11, weights 10 down to 2.</summary>
    public static bool IsHealthService(string text)
    {
        var digits = Plain.Digits(text);
        return digits.Length == 10
            && (11 - (Checksums.Weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 == digits[^1] - '0'
            && digits.Distinct().Count() > 1;
    }

    /// <summary>Germany, tax: modulo 11,10; of the first ten digits one comes two or three times.</summary>
    public static bool IsGermanTax(string text)
    {
        var digits = Plain.Digits(text);
        return digits.Length == 11 && digits[0] != '0'
            && digits[..10].CountBy(digit => digit).Count(count => count.Value > 1) == 1
            && digits[..10].CountBy(digit => digit).Max(count => count.Value) <= 3
            && Checksums.IsMod1110(digits);
    }

    /// <summary>France, social insurance: the month, and 97 less the rest modulo 97; Corsica's 2A and 2B as 19 and 18.</summary>
    public static bool IsFrench(string text)
    {
        var plain = Plain.LettersAndDigits(text);
        var digits = plain.Replace("2A", "19", StringComparison.Ordinal).Replace("2B", "18", StringComparison.Ordinal);
        return digits.Length == 15 && digits.All(char.IsAsciiDigit)
            && Plain.Number(digits.AsSpan(3, 2)) is (>= 1 and <= 12) or (>= 20 and <= 42) or (>= 50 and <= 99)
            && 97 - Checksums.Mod97(digits.AsSpan(0, 13)) == Plain.Number(digits.AsSpan(13));
    }

    /// <summary>Spain: the letter that the number modulo 23 has; a foreigner's X, Y, Z as 0, 1, 2.</summary>
    public static bool IsSpanish(string text)
    {
        var plain = Plain.LettersAndDigits(text);
        var digits = plain[0] is >= 'X' and <= 'Z' ? (char)(plain[0] - 'X' + '0') + plain[1..^1] : plain[..^1];
        return plain.Length == 9 && "TRWAGMYFPDXBNJZSQVHLCKE"[Plain.Number(digits) % 23] == plain[^1];
    }

    /// <summary>Italy, codice fiscale: every other character by a table, modulo 26.</summary>
    public static bool IsItalian(string text)
    {
        ReadOnlySpan<byte> odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
        var plain = Plain.LettersAndDigits(text);
        var sum = 0;
        for (var i = 0; i < 15; i++)
        {
            var value = char.IsAsciiDigit(plain[i]) ? plain[i] - '0' : plain[i] - 'A';
            sum += i % 2 == 0 ? odd[value] : value;
        }

        return plain.Length == 16 && 'A' + (sum % 26) == plain[15];
    }
}
