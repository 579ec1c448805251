namespace Rung.Engine.PersonalData.Patterns;

/// <summary>Check digits that many kinds of numbers share. Each works on plain digits or letters, without blanks and dashes.</summary>
internal static class Checksums
{
    /// <summary>Luhn's, as on cards (ISO/IEC 7812-1).</summary>
    public static bool IsLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = (digits[^(i + 1)] - '0') * (i % 2 == 1 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0 && sum > 0;
    }

    /// <summary>ISO 7064 modulo 97-10, letters as 10 to 35; the rest, which is 1 where the number is right.</summary>
    public static int Mod97(ReadOnlySpan<char> characters)
    {
        var rest = 0;
        foreach (var character in characters)
        {
            var value = char.IsAsciiDigit(character) ? character - '0' : char.ToUpperInvariant(character) - 'A' + 10;
            rest = ((rest * (value > 9 ? 100 : 10)) + value) % 97;
        }

        return rest;
    }

    /// <summary>ISO 7064 modulo 11,10: the check digit behind the others is right.</summary>
    public static bool IsMod1110(ReadOnlySpan<char> digits)
    {
        var product = 10;
        foreach (var digit in digits[..^1])
        {
            var sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (11 - product) % 10 == digits[^1] - '0';
    }

    /// <summary>Verhoeff's, which finds every single wrong digit and every swap of neighbours: products in the dihedral group D5.</summary>
    public static bool IsVerhoeff(ReadOnlySpan<char> digits)
    {
        var check = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            check = Product(check, Permuted(digits[^(i + 1)] - '0', i % 8));
        }

        return check == 0;
    }

    /// <summary>The sum of the digits, each times its weight.</summary>
    public static int Weighted(ReadOnlySpan<char> digits, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += (digits[i] - '0') * weights[i];
        }

        return sum;
    }

    /// <summary>Shannon's entropy of the characters, in bits: a key has much of it, a word little.</summary>
    public static bool IsRandom(string text)
    {
        const double LeastBits = 3.2;
        var entropy = text.CountBy(character => character)
            .Sum(count => -((double)count.Value / text.Length) * Math.Log2((double)count.Value / text.Length));
        return entropy >= LeastBits && text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetter);
    }

    // D5: 0 to 4 turn a pentagon, 5 to 9 turn it over too.
    private static int Product(int one, int other) => (one < 5, other < 5) switch
    {
        (true, true) => (one + other) % 5,
        (true, false) => ((one + other - 5) % 5) + 5,
        (false, true) => ((one - 5 - other + 5) % 5) + 5,
        (false, false) => (one - other + 5) % 5,
    };

    private static int Permuted(int digit, int times)
    {
        ReadOnlySpan<byte> permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
        for (var i = 0; i < times; i++)
        {
            digit = permutation[digit];
        }

        return digit;
    }
}
