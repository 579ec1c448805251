namespace Rung.Engine.PersonalData.Patterns;

/// <summary>The check digits of numbers that have some.</summary>
internal static class Checksums
{
    /// <summary>Luhn's, as on cards (ISO/IEC 7812-1): 12 to 19 digits.</summary>
    public static bool IsCard(string text)
    {
        var (sum, count) = (0, 0);
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                var digit = (text[i] - '0') * (count % 2 == 1 ? 2 : 1);
                sum += digit > 9 ? digit - 9 : digit;
                count++;
            }
        }

        return count is >= 12 and <= 19 && sum % 10 == 0 && sum > 0;
    }

    /// <summary>ISO 13616: the country and its two digits behind the rest, letters as 10 to 35, is 1 modulo 97.</summary>
    public static bool IsIban(string text)
    {
        var plain = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (plain.Length is < 15 or > 34)
        {
            return false;
        }

        var remainder = 0;
        foreach (var character in plain[4..] + plain[..4])
        {
            var value = char.IsAsciiDigit(character) ? character - '0' : character - 'A' + 10;
            remainder = ((remainder * (value > 9 ? 100 : 10)) + value) % 97;
        }

        return remainder == 1;
    }

    public static bool IsIpAddress(string text) => System.Net.IPAddress.TryParse(text, out _);

    /// <summary>No area 000 or 666, no group 00, no serial 0000 (Social Security Administration).</summary>
    public static bool IsSocialSecurity(string text) =>
        text is [.. var area, '-', _, _, '-', _, _, _, _] && area is not "000" and not "666" && text[4..6] != "00" && text[7..] != "0000";

    /// <summary>Shannon's entropy of the characters, in bits: a key has much of it, a word little.</summary>
    public static bool IsRandom(string text)
    {
        const double LeastBits = 3.2;
        var entropy = text.CountBy(character => character).Sum(count => -((double)count.Value / text.Length) * Math.Log2((double)count.Value / text.Length));
        return entropy >= LeastBits && text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetter);
    }
}
