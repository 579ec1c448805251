namespace Rung.Engine.PersonalData.Patterns;

/// <summary>The same for states whose numbers share one type.</summary>
internal static class OtherNationalNumbers
{
    /// <summary>Poland, PESEL: a date with the century in the month, and weights modulo 10.</summary>
    public static bool IsPolish(string text)
    {
        var digits = Plain.Digits(text);
        return digits.Length == 11
            && Plain.IsDate(Plain.Number(digits.AsSpan(4, 2)), Plain.Number(digits.AsSpan(2, 2)) % 20)
            && (10 - (Checksums.Weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 == digits[^1] - '0';
    }

    /// <summary>The Netherlands, BSN: weights 9 down to 2 and -1, modulo 11.</summary>
    public static bool IsDutch(string text)
    {
        var digits = Plain.Digits(text);
        return digits.Length == 9 && Checksums.Weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 == 0 && digits.Distinct().Count() > 1;
    }

    /// <summary>Belgium: a date, and 97 less the rest modulo 97, with a 2 before those born since 2000.</summary>
    public static bool IsBelgian(string text)
    {
        var digits = Plain.Digits(text);
        var check = digits.Length == 11 ? Plain.Number(digits.AsSpan(9)) : -1;
        return check >= 0 && Plain.IsDate(Plain.Number(digits.AsSpan(4, 2)), Plain.Number(digits.AsSpan(2, 2)))
            && (97 - Checksums.Mod97(digits.AsSpan(0, 9)) == check || 97 - Checksums.Mod97("2" + digits[..9]) == check);
    }

    /// <summary>Finland: a date, a sign for the century, three digits, and a letter by the rest modulo 31.</summary>
    public static bool IsFinnish(string text)
    {
        var digits = text[..6] + text[7..10];
        return Plain.IsDate(Plain.Number(text.AsSpan(0, 2)), Plain.Number(text.AsSpan(2, 2)))
            && "0123456789ABCDEFHJKLMNPRSTUVWXY"[Plain.Number(digits) % 31] == text[10];
    }

    /// <summary>Sweden: a date (the day plus 60 where nobody is registered yet) and Luhn's digit over the last ten.</summary>
    public static bool IsSwedish(string text)
    {
        var digits = Plain.Digits(text)[^10..];
        var day = Plain.Number(digits.AsSpan(4, 2));
        return Plain.IsDate(day > 60 ? day - 60 : day, Plain.Number(digits.AsSpan(2, 2))) && Checksums.IsLuhn(digits);
    }

    /// <summary>Denmark: a date; there is no check digit any more.</summary>
    public static bool IsDanish(string text) =>
        Plain.IsDate(Plain.Number(text.AsSpan(0, 2)), Plain.Number(text.AsSpan(2, 2)));

    /// <summary>Norway: a date and two check digits modulo 11.</summary>
    public static bool IsNorwegian(string text)
    {
        var digits = Plain.Digits(text);
        var day = digits.Length == 11 ? Plain.Number(digits.AsSpan(0, 2)) : 0;
        return Plain.IsDate(day > 40 ? day - 40 : day, Plain.Number(digits.AsSpan(2, 2)) % 40)
            && Checksums.Weighted(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 == 0
            && Checksums.Weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0;
    }

    /// <summary>Switzerland, AHV: the check digit of EAN-13.</summary>
    public static bool IsSwiss(string text)
    {
        var digits = Plain.Digits(text);
        return digits.Length == 13
            && (10 - (Checksums.Weighted(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10)) % 10 == digits[^1] - '0';
    }

    /// <summary>Portugal, NIF: weights 9 down to 2, modulo 11.</summary>
    public static bool IsPortuguese(string text)
    {
        var digits = Plain.Digits(text);
        var rest = digits.Length == 9 ? Checksums.Weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11 : -1;
        return rest >= 0 && (rest < 2 ? 0 : 11 - rest) == digits[^1] - '0' && digits.Distinct().Count() > 1;
    }

    /// <summary>Brazil, CPF: two check digits modulo 11.</summary>
    public static bool IsBrazilian(string text)
    {
        var digits = Plain.Digits(text);
        return digits.Length == 11 && digits.Distinct().Count() > 1
            && Checksums.Weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10 == digits[9] - '0'
            && Checksums.Weighted(digits, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10 == digits[10] - '0';
    }

    /// <summary>Canada, SIN: Luhn's digit; none begins with 0 or 8.</summary>
    public static bool IsCanadian(string text)
    {
        var digits = Plain.Digits(text);
        return digits.Length == 9 && digits[0] is not '0' and not '8' && Checksums.IsLuhn(digits);
    }

    /// <summary>Australia, tax file: weights modulo 11.</summary>
    public static bool IsAustralian(string text)
    {
        var digits = Plain.Digits(text);
        return digits.Length == 9 && Checksums.Weighted(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 == 0 && digits.Distinct().Count() > 1;
    }

    /// <summary>India, Aadhaar: twelve digits, Verhoeff's digit.</summary>
    public static bool IsIndian(string text)
    {
        var digits = Plain.Digits(text);
        return digits.Length == 12 && digits[0] > '1' && Checksums.IsVerhoeff(digits);
    }

    /// <summary>Singapore: weights modulo 11 and a letter, another row for foreigners; M begins a third.</summary>
    public static bool IsSingaporean(string text)
    {
        var sum = Checksums.Weighted(text.AsSpan(1, 7), [2, 7, 6, 5, 4, 3, 2])
            + (text[0] switch { 'T' or 'G' => 4, 'M' => 3, _ => 0 });
        return text[^1] == text[0] switch
        {
            'S' or 'T' => "JZIHGFEDCBA"[sum % 11],
            'F' or 'G' => "XWUTRQPNMLK"[sum % 11],
            _ => "XWUTRQPNJLK"[sum % 11],
        };
    }

    /// <summary>China: a date, weights modulo 11, X for ten.</summary>
    public static bool IsChinese(string text) =>
        Plain.IsDate(Plain.Number(text.AsSpan(12, 2)), Plain.Number(text.AsSpan(10, 2)))
        && "10X98765432"[Checksums.Weighted(text, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11] == char.ToUpperInvariant(text[^1]);

    /// <summary>South Africa: a date and Luhn's digit.</summary>
    public static bool IsSouthAfrican(string text)
    {
        var digits = Plain.Digits(text);
        return digits.Length == 13 && Plain.IsDate(Plain.Number(digits.AsSpan(4, 2)), Plain.Number(digits.AsSpan(2, 2)))
            && digits[10] is '0' or '1' or '2' && Checksums.IsLuhn(digits);
    }
}
