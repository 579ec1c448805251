using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Rung.Engine.PersonalData.Patterns;

namespace Rung.Engine.Tests.PersonalData.Patterns;

[Properties(Replay = "(20260303,7)")]
public sealed class ChecksumsTests
{
    private static readonly Gen<string> Digits =
        from count in Gen.Choose(6, 18)
        from digits in Gen.ArrayOf(Gen.Choose(0, 9), count)
        where digits.Any(digit => digit > 0)
        select string.Concat(digits);

    [Theory]
    [InlineData("4111111111111111")]
    [InlineData("378282246310005")]
    [InlineData("79927398713")]
    public void A_number_with_the_digit_of_luhn_is_right(string digits) => Assert.True(Checksums.IsLuhn(digits));

    [Theory]
    [InlineData("4111111111111112")]
    [InlineData("79927398710")]
    [InlineData("0000000000000000")]
    public void A_number_without_it_is_wrong(string digits) => Assert.False(Checksums.IsLuhn(digits));

    [Property(MaxTest = 300)]
    public Property Every_single_wrong_digit_breaks_luhn_and_verhoeff() => Prop.ForAll(
        Digits.ToArbitrary(), Gen.Choose(0, 5).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (digits, place, change) =>
        {
            var luhn = digits + Completed(digits, Checksums.IsLuhn);
            var verhoeff = digits + Completed(digits, Checksums.IsVerhoeff);

            Assert.False(Checksums.IsLuhn(Changed(luhn, place, change)));
            Assert.False(Checksums.IsVerhoeff(Changed(verhoeff, place, change)));
        });

    [Property(MaxTest = 300)]
    public Property Every_swap_of_neighbours_breaks_verhoeff() => Prop.ForAll(
        Digits.ToArbitrary(), Gen.Choose(0, 4).ToArbitrary(), (digits, place) =>
        {
            var right = digits + Completed(digits, Checksums.IsVerhoeff);
            var swapped = right.ToCharArray();
            (swapped[place], swapped[place + 1]) = (swapped[place + 1], swapped[place]);

            Assert.Equal(right[place] == right[place + 1], Checksums.IsVerhoeff(swapped));
        });

    [Theory]
    [InlineData("236", true)]
    [InlineData("234123412346", true)]
    [InlineData("234123412347", false)]
    public void Verhoeffs_digit_is_that_of_the_published_examples(string digits, bool isRight) =>
        Assert.Equal(isRight, Checksums.IsVerhoeff(digits));

    [Theory]
    [InlineData("3214282912345698765432161182", 1)] // GB82WEST12345698765432, turned and in digits
    [InlineData("97", 0)]
    [InlineData("98", 1)]
    [InlineData("Z", 35)]
    public void Modulo_97_counts_letters_from_ten(string text, int rest) => Assert.Equal(rest, Checksums.Mod97(text));

    [Theory]
    [InlineData("86095742719", true)]
    [InlineData("86095742718", false)]
    [InlineData("07945", true)] // the standard's own example
    public void The_check_digit_modulo_11_10_is_that_of_the_standard(string digits, bool isRight) =>
        Assert.Equal(isRight, Checksums.IsMod1110(digits));

    [Theory]
    [InlineData("q8Z2kf93LxPa71", true)]
    [InlineData("aaaaaaaa1", false)]
    [InlineData("correcthorse", false)]
    [InlineData("12345678901", false)]
    public void A_key_has_letters_digits_and_much_of_the_unexpected(string text, bool isRandom) =>
        Assert.Equal(isRandom, Checksums.IsRandom(text));

    private delegate bool Check(ReadOnlySpan<char> digits);

    private static char Completed(string digits, Check isRight) => "0123456789".Single(last => isRight(digits + last));

    private static string Changed(string digits, int place, int change) =>
        digits[..place] + (char)('0' + ((digits[place] - '0' + change) % 10)) + digits[(place + 1)..];
}
