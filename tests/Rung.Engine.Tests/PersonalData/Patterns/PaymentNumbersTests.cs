using Rung.Engine.PersonalData.Patterns;

namespace Rung.Engine.Tests.PersonalData.Patterns;

public sealed class PaymentNumbersTests
{
    [Theory]
    [InlineData("4111 1111 1111 1111", true)]
    [InlineData("3530 1113 3330 0000", true)]
    [InlineData("1800 1111 1111 110", false)]
    [InlineData("1800 1111 1111 117", true)]
    [InlineData("1900 1111 1111 115", false)]
    [InlineData("0604 0000 0000", true)]
    [InlineData("0704 0000 0009", false)]
    [InlineData("4111 1111 1111 1112", false)]
    public void A_card_has_a_beginning_that_an_issuer_has_and_its_check_digit(string number, bool isCard) =>
        Assert.Equal(isCard, PaymentNumbers.IsCard(number));
}
