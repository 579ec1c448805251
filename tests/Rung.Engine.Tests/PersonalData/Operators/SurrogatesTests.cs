using System.Globalization;
using FsCheck.Xunit;
using Rung.Engine.PersonalData;
using Rung.Engine.PersonalData.Operators;
using Rung.Engine.PersonalData.Patterns;

namespace Rung.Engine.Tests.PersonalData.Operators;

public sealed class SurrogatesTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(value => (byte)value)];

    private readonly Surrogates _surrogates = new(Key);

    [Fact]
    public void A_part_of_a_name_gets_the_same_part_everywhere()
    {
        var whole = Of(PersonalTypes.Person, "Ada Lovegrove").Split(' ');

        Assert.Equal(whole[1], Of(PersonalTypes.Person, "Lovegrove"));
        Assert.Equal(whole[1].ToUpperInvariant(), Of(PersonalTypes.Person, "LOVEGROVE"));
        Assert.Equal(whole[0].ToLowerInvariant(), Of(PersonalTypes.Person, "ada lovegrove").Split(' ')[0]);
    }

    [Fact]
    public void The_name_in_an_address_is_the_one_in_the_text()
    {
        var name = Of(PersonalTypes.Person, "Ada Quarrington");
        var mail = Of(PersonalTypes.Email, "quarrington77@corp.com");

        Assert.StartsWith(Letters(name.Split(' ')[1]), mail, StringComparison.Ordinal);
        Assert.EndsWith(".example", mail, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_people_never_share_a_surrogate_while_the_lists_last()
    {
        var names = Enumerable.Range(0, 300).Select(i => $"Person{Convert.ToChar('a' + (i % 26))}{Convert.ToChar('a' + (i / 26))}");

        var surrogates = names.Select(name => Of(PersonalTypes.Person, name)).ToArray();

        Assert.Distinct(surrogates, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void More_people_than_the_lists_hold_get_double_names()
    {
        var names = Enumerable.Range(0, 3_000).Select(i => "X" + string.Concat(i.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0'))));

        Assert.Equal(3_000, names.Select(name => Of(PersonalTypes.Person, name)).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Another_key_gives_other_people()
    {
        var other = new Surrogates([.. Key.Reverse()]);

        Assert.NotEqual(Of(PersonalTypes.Person, "Ada Lovegrove"), other.Of(PersonalTypes.Person, "Ada Lovegrove"));
    }

    [Fact]
    public void A_genitive_stays_one() => Assert.EndsWith("'s", Of(PersonalTypes.Person, "Lovegrove's"), StringComparison.Ordinal);

    [Theory]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("5500-0000-0000-0004")]
    [InlineData("378282246310005")]
    public void A_card_keeps_its_form_and_its_check_digit_and_is_nobodys(string card)
    {
        var surrogate = Of(PersonalTypes.CreditCard, card);

        Assert.True(Checksums.IsLuhn(Plain.Digits(surrogate)));
        Assert.Equal(FormOf(card), FormOf(surrogate));
        Assert.StartsWith("0", surrogate, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GB82 WEST 1234 5698 7654 32")]
    [InlineData("DE89370400440532013000")]
    public void An_iban_keeps_its_country_and_its_check_digits_hold(string iban)
    {
        var surrogate = Of(PersonalTypes.Iban, iban);

        Assert.True(PaymentNumbers.IsIban(surrogate));
        Assert.Equal(iban[..2], surrogate[..2]);
        Assert.NotEqual(iban, surrogate);
    }

    [Fact]
    public void A_social_security_number_is_one_that_is_never_given() =>
        Assert.Matches("^9[0-9]{2}-0[1-9]-[0-9]{4}$", Of(PersonalTypes.SocialSecurity, "123-45-6789"));

    [Fact]
    public void An_ip_address_is_one_that_is_never_routed()
    {
        Assert.InRange(int.Parse(Of(PersonalTypes.IpAddress, "10.1.2.3").Split('.')[0], CultureInfo.InvariantCulture), 240, 254);
        Assert.StartsWith("2001:db8:", Of(PersonalTypes.IpAddress, "fe80::1"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_country_code_stays() => Assert.StartsWith("+44 ", Of(PersonalTypes.PhoneNumber, "+44 20 7946 0958"), StringComparison.Ordinal);

    [Fact]
    public void Dates_keep_their_distance_and_their_form()
    {
        var born = Parsed(Of(PersonalTypes.DateTime, "1980-03-03"));
        var hired = Parsed(Of(PersonalTypes.DateTime, "2001-09-17"));

        Assert.Equal(new DateTime(2001, 9, 17) - new DateTime(1980, 3, 3), hired - born);
        Assert.NotEqual(new DateTime(1980, 3, 3), born);
        Assert.Matches("^[A-Z][a-z]+ [0-9]{1,2}, [0-9]{4}$", Of(PersonalTypes.DateTime, "March 3, 1980"));
    }

    [Fact]
    public void A_date_of_an_unknown_form_has_no_surrogate() => Assert.Null(_surrogates.Of(PersonalTypes.DateTime, "the day before yesterday"));

    [Fact]
    public void A_street_stays_a_street()
    {
        var surrogate = Of(PersonalTypes.StreetAddress, "12 Larkspur Avenue, Apt 4");

        Assert.Matches(@"^[0-9]{2} \p{L}+ Avenue, Apt [0-9]$", surrogate);
        Assert.DoesNotContain("Larkspur", surrogate, StringComparison.Ordinal);
    }

    [Fact]
    public void A_company_keeps_what_says_that_it_is_one() =>
        Assert.Matches(@"^\p{L}+ GmbH$", Of(PersonalTypes.Organization, "Acme Widgets GmbH"));

    [Fact]
    public void A_link_loses_its_token() =>
        Assert.DoesNotContain("abc123", Of(PersonalTypes.Domain, "https://app.corp.com/reset?token=abc123"), StringComparison.Ordinal);

    [Property(MaxTest = 300)]
    public bool A_surrogate_hangs_on_the_value_and_the_key_alone(int seed, byte type)
    {
        var chosen = PersonalTypes.All[type % PersonalTypes.All.Count];
        var value = Made(new Random(seed));

        return new Surrogates(Key).Of(chosen, value) == new Surrogates(Key).Of(chosen, value);
    }

    private static string Made(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => "abcXYZ019 -.,@/:+é"[random.Next(18)])).Trim() is { Length: > 0 } text ? text : "x";

    private static string FormOf(string text) => string.Concat(text.Select(character => char.IsAsciiDigit(character) ? '0' : character));

    private static string Letters(string name) => string.Concat(name.ToLowerInvariant().Where(char.IsAsciiLetter));

    private static DateTime Parsed(string date) => DateTime.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Of(string type, string value) => _surrogates.Of(type, value) ?? throw new InvalidOperationException($"No surrogate for {value}.");
}
