using System.Text;
using Rung.Engine.PersonalData.Patterns;

namespace Rung.Engine.PersonalData.Operators;

/// <summary>
/// Invented values for found ones, each of the form of the other and always the same one. Remembers what it gave; one thread.
/// </summary>
internal sealed class Surrogates
{
    private readonly byte[] _key;
    private readonly SurrogateNames _names;
    private readonly SurrogateDates _dates;
    private readonly Dictionary<(string Type, string Value), string> _given = [];

    public Surrogates(ReadOnlySpan<byte> key)
    {
        _key = key.ToArray();
        _names = new SurrogateNames(_key);
        _dates = new SurrogateDates(key);
    }

    private static SurrogateLists Lists => SurrogateLists.Embedded;

    /// <summary>The surrogate of a value, or <see langword="null"/> where a form cannot be kept: then it is masked.</summary>
    public string? Of(string type, string value) => type switch
    {
        PersonalTypes.Person => _names.Person(value),
        PersonalTypes.Place => Place(value),
        PersonalTypes.Nationality => _names.OfList("nationality", value, Lists.Nationalities),
        PersonalTypes.Title => Title(value),
        PersonalTypes.Organization => Organization(value),
        PersonalTypes.StreetAddress => Street(value),
        PersonalTypes.DateTime or PersonalTypes.DateOfBirth => _dates.Shifted(value.Trim()),
        PersonalTypes.Secret => null,
        _ => Number(type, value),
    };

    private string? Number(string type, string value)
    {
        if (!_given.TryGetValue((type, value), out var surrogate))
        {
            surrogate = Drawn(type, value, new KeyedDigits(_key, type, value.ToLowerInvariant()));
            _given[(type, value)] = surrogate;
        }

        return surrogate;
    }

    private string Drawn(string type, string value, KeyedDigits digits) => type switch
    {
        PersonalTypes.Email when value.Contains('@') => Email(value),
        PersonalTypes.Domain => Domain(value, digits),
        PersonalTypes.PhoneNumber => SurrogateNumbers.Phone(value, digits),
        PersonalTypes.CreditCard when PaymentNumbers.IsCard(value) => SurrogateNumbers.Card(value, digits),
        PersonalTypes.Iban when PaymentNumbers.IsIban(value) => SurrogateNumbers.Iban(value, digits),
        PersonalTypes.SocialSecurity => SurrogateNumbers.SocialSecurity(digits),
        PersonalTypes.IpAddress => SurrogateNumbers.IpAddress(value, digits),
        PersonalTypes.MacAddress => SurrogateNumbers.MacAddress(value, digits),
        PersonalTypes.Age => SurrogateNumbers.Age(value, digits),
        _ => SurrogateNumbers.OfTheSameForm(value, digits),
    };

    private string Place(string value) =>
        Has(Lists.Countries, value) ? _names.OfList("country", value, Lists.Countries)
        : Has(Lists.States, value) ? _names.OfList("state", value, Lists.States)
        : _names.OfList("city", value, Lists.Cities);

    private static bool Has(string[] list, string value) => list.Contains(value, StringComparer.OrdinalIgnoreCase);

    private string Title(string value)
    {
        var plain = value.TrimEnd('.');
        return Has(Lists.Honorifics, plain)
            ? _names.OfList("honorific", plain, Lists.Honorifics) + value[plain.Length..]
            : _names.OfList("job", value, Lists.JobTitles);
    }

    /// <summary>What says that it is a company stays; its name goes.</summary>
    private string Organization(string value)
    {
        var last = value[(value.LastIndexOf(' ') + 1)..];
        var isForm = last.Length < value.Length && Lists.CompanyWords.Contains(last.Trim('.', ','), StringComparer.OrdinalIgnoreCase);
        var name = isForm ? value[..^last.Length].Trim() : value;
        return _names.OfList("organization", name, Lists.LastNames) + (isForm ? " " + last : "");
    }

    /// <summary>Streets, flats and their kinds stay words of their kind; names and numbers go.</summary>
    private string Street(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var start = 0; start < value.Length;)
        {
            var end = start;
            while (end < value.Length && char.IsLetterOrDigit(value[end]))
            {
                end++;
            }

            text.Append(StreetWord(value[start..end]));
            if (end < value.Length)
            {
                text.Append(value[end++]);
            }

            start = end;
        }

        return text.ToString();
    }

    private string StreetWord(string word) =>
        word.Length == 0 || Lists.StreetWords.Contains(word) ? word
        : word.Any(char.IsAsciiDigit) ? SurrogateNumbers.OfTheSameForm(word, new KeyedDigits(_key, "house", word.ToLowerInvariant()))
        : _names.OfList("street", word, Lists.StreetStems);

    private string Email(string value)
    {
        var at = value.LastIndexOf('@');
        var local = new StringBuilder();
        foreach (var part in Parts(value[..Math.Max(at, 0)]))
        {
            local.Append(char.IsLetter(part[0]) ? Ascii(_names.NamePart(part)) : char.IsDigit(part[0]) ? DigitsFor(part) : part);
        }

        return $"{local}@{Host(value[(at + 1)..])}";
    }

    private string DigitsFor(string part) => SurrogateNumbers.OfTheSameForm(part, new KeyedDigits(_key, "mailbox", part));

    private string Domain(string value, KeyedDigits digits)
    {
        var scheme = value.IndexOf("://", StringComparison.Ordinal) is var found and >= 0 ? found + 3 : 0;
        var end = value.AsSpan(scheme).IndexOfAny('/', '?', '#') is var cut and >= 0 ? scheme + cut : value.Length;
        return value[..scheme] + Host(value[scheme..end]) + (end < value.Length ? "/" + digits.NextHex(8) : "");
    }

    /// <summary>A name below <c>.example</c>, which nobody can own (RFC 2606).</summary>
    private string Host(string host) => Ascii(_names.OfList("host", host.ToLowerInvariant(), Lists.LastNames)) + ".example";

    private static string Ascii(string name) => string.Concat(name.ToLowerInvariant().Where(character => char.IsAsciiLetterOrDigit(character) || character == '-'));

    /// <summary>Runs of letters, of digits and of the rest.</summary>
    private static IEnumerable<string> Parts(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && KindOf(text[end]) == KindOf(text[start]))
            {
                end++;
            }

            yield return text[start..end];
            start = end;
        }
    }

    private static int KindOf(char character) => char.IsLetter(character) ? 0 : char.IsDigit(character) ? 1 : 2;
}
