using Rung.Core.Economics;
using Rung.Engine.Ownership.Plans;

namespace Rung.Engine.Tests.Ownership;

public sealed class AmountTextTests
{
    [Theory]
    [InlineData("1200", 1_200)]
    [InlineData("10_000", 10_000)]
    [InlineData("500k", 500_000)]
    [InlineData("10M", 10_000_000)]
    [InlineData("1.5M", 1_500_000)]
    [InlineData("2B", 2_000_000_000)]
    [InlineData("50%", 0.5)]
    public void An_amount_is_read_as_people_write_it(string text, double value) => Assert.Equal(Quantity.Certain(value), Read(text));

    [Fact]
    public void Two_numbers_are_a_range_with_the_likely_value_in_the_middle() => Assert.Equal(Quantity.Range(1e6, 2e6, 3e6), Read("1M..3M"));

    [Fact]
    public void Three_numbers_are_low_likely_and_high() => Assert.Equal(Quantity.Range(300, 400, 600), Read("300:400:600"));

    [Theory]
    [InlineData("-1")]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("NaN")]
    [InlineData("1e400")]
    [InlineData("infinity")]
    [InlineData("5..3")]
    [InlineData("..")]
    [InlineData("1:2:3:4")]
    [InlineData("3:2:1")]
    [InlineData("99999999999999B")]
    public void What_is_no_amount_is_refused_by_the_name_of_its_field(string text)
    {
        var refused = Assert.Throws<EconomicsException>(() => Read(text));

        Assert.Equal("--calls", refused.Field);
        Assert.Contains("calls a month", refused.Message, StringComparison.Ordinal);
    }

    private static Quantity Read(string text) => AmountText.Parse("--calls", text, 0, 3_000_000_000_000, "calls a month");
}
