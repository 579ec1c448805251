using System.Globalization;
using Rung.Engine.PersonalData.Patterns;

namespace Rung.Engine.PersonalData.Operators;

/// <summary>
/// Numbers of the form that they had, with check digits that hold. Where a range exists that is never given out, they
/// lie in it, so that nobody's number is hit by chance.
/// </summary>
internal static class SurrogateNumbers
{
    /// <summary>Each digit by a digit, each letter by a letter of its case; all else stays.</summary>
    public static string OfTheSameForm(string value, KeyedDigits digits) => string.Create(value.Length, (value, digits), static (text, state) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = state.value[i] switch
            {
                >= '0' and <= '9' => (char)('0' + state.digits.Next(10)),
                >= 'a' and <= 'z' => (char)('a' + state.digits.Next(26)),
                >= 'A' and <= 'Z' => (char)('A' + state.digits.Next(26)),
                var other => other,
            };
        }
    });

    /// <summary>The country code after a plus stays; the rest is drawn.</summary>
    public static string Phone(string value, KeyedDigits digits)
    {
        var kept = 0;
        if (value.StartsWith('+'))
        {
            kept = 1 + value.AsSpan(1).IndexOfAnyExceptInRange('0', '9');
            kept = kept is 0 or > 4 ? Math.Min(3, value.Length) : kept;
        }

        return value[..kept] + OfTheSameForm(value[kept..], digits);
    }

    /// <summary>Begins with 0, which no network of cards uses; Luhn's digit holds.</summary>
    public static string Card(string value, KeyedDigits digits)
    {
        var text = OfTheSameForm(value, digits).ToCharArray();
        text[Array.FindIndex(text, char.IsAsciiDigit)] = '0';
        return WithLastDigit(text, card => Checksums.IsLuhn(Plain.Digits(card)));
    }

    /// <summary>Of the same country; the check digits hold.</summary>
    public static string Iban(string value, KeyedDigits digits)
    {
        var text = (value[..2] + OfTheSameForm(value[2..], digits)).ToCharArray();
        var places = Enumerable.Range(2, text.Length - 2).Where(place => char.IsAsciiLetterOrDigit(text[place])).Take(2).ToArray();
        for (var check = 2; check < 99; check++)
        {
            (text[places[0]], text[places[1]]) = ((char)('0' + (check / 10)), (char)('0' + (check % 10)));
            if (PaymentNumbers.IsIban(new string(text)))
            {
                break;
            }
        }

        return new string(text);
    }

    /// <summary>Area 900 to 999 with group 01 to 09: neither is given out (Social Security Administration, IRS).</summary>
    public static string SocialSecurity(KeyedDigits digits) => string.Create(
        CultureInfo.InvariantCulture, $"9{digits.Next(100):00}-0{1 + digits.Next(9)}-{1 + digits.Next(9999):0000}");

    /// <summary>240.0.0.0/4 and 2001:db8::/32, which are never routed (RFC 1112, RFC 3849).</summary>
    public static string IpAddress(string value, KeyedDigits digits) => value.Contains(':', StringComparison.Ordinal)
        ? $"2001:db8:{digits.NextHex(4)}:{digits.NextHex(4)}:{digits.NextHex(4)}:{digits.NextHex(4)}:{digits.NextHex(4)}:{digits.NextHex(4)}"
        : string.Create(CultureInfo.InvariantCulture, $"{240 + digits.Next(15)}.{digits.Next(256)}.{digits.Next(256)}.{1 + digits.Next(254)}");

    /// <summary>One that is administered locally: no maker's.</summary>
    public static string MacAddress(string value, KeyedDigits digits)
    {
        var place = 0;
        return string.Concat(value.Select(character => !char.IsAsciiHexDigit(character) ? character : place++ switch
        {
            0 => '0',
            1 => '2',
            _ => digits.NextHex(1)[0],
        }));
    }

    /// <summary>A few years away, so that it stays one of a child or of an adult more often than not.</summary>
    public static string Age(string value, KeyedDigits digits)
    {
        var end = 0;
        while (end < value.Length && char.IsAsciiDigit(value[end]))
        {
            end++;
        }

        if (end is 0 or > 3)
        {
            return OfTheSameForm(value, digits);
        }

        var age = int.Parse(value.AsSpan(0, end), CultureInfo.InvariantCulture);
        var away = 1 + digits.Next(4);
        var other = digits.Next(2) == 0 && age > away ? age - away : age + away;
        return other.ToString(CultureInfo.InvariantCulture) + value[end..];
    }

    private static string WithLastDigit(char[] text, Func<string, bool> holds)
    {
        var last = Array.FindLastIndex(text, char.IsAsciiDigit);
        for (var digit = '0'; digit <= '9'; digit++)
        {
            text[last] = digit;
            if (holds(new string(text)))
            {
                break;
            }
        }

        return new string(text);
    }
}
