using Rung.Core.Economics.Outlooks;
using Rung.Core.Economics.Uncertainty;
using Rung.Core.Statistics;
using Rung.Engine.Reports.Outlooks;

namespace Rung.Engine.Tests.Reports.Outlooks;

public sealed class MoneyTextTests
{
    [Theory]
    [InlineData(12_345, "$12,300")]
    [InlineData(-12_345, "−$12,300")]
    [InlineData(999.6, "$1,000")]
    [InlineData(1_234_567_890, "$1,230,000,000")]
    [InlineData(123.4, "$123")]
    [InlineData(12.345, "$12.35")]
    [InlineData(0.001234567, "$0.00123")]
    [InlineData(0, "$0")]
    [InlineData(1e-9, "$1e-9")]
    [InlineData(double.PositiveInfinity, "without limit")]
    [InlineData(double.NaN, "unknown")]
    public void Dollars_have_three_digits(double value, string text) => Assert.Equal(text, MoneyText.Dollars(value));

    [Theory]
    [InlineData(10_000, "10 k", "$10,000")]
    [InlineData(2_000_000, "2 M", "$2 M")]
    [InlineData(5e9, "5 B", "$5 B")]
    [InlineData(500, "500", "$500")]
    [InlineData(0.2, "0.2", "$0.2")]
    [InlineData(-2_000, "-2 k", "−$2,000")]
    public void Ticks_are_short(double value, string count, string dollars) =>
        Assert.Equal((count.Replace('-', '−'), dollars), (MoneyText.Tick(value), MoneyText.DollarTick(value)));

    [Theory]
    [InlineData(1, "1 month")]
    [InlineData(4, "4 months")]
    public void Months_are_counted(double value, string text) => Assert.Equal(text, MoneyText.Months(value));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.0001, "<0.01")]
    [InlineData(0.934, "0.93")]
    [InlineData(0.9999, ">0.99")]
    [InlineData(1 - 1e-12, "1")]
    public void A_probability_is_never_certain_by_rounding(double value, string text) => Assert.Equal(text, MoneyText.Probability(value));

    [Theory]
    [InlineData("$ per hour", "$60 to $120 per hour")]
    [InlineData("$", "$60 to $120")]
    [InlineData("hours", "60 to 120 hours")]
    public void A_range_has_its_unit_once(string unit, string text) =>
        Assert.Equal(text, MoneyText.RangeWithUnit(60, 120, unit).Replace(".00", "", StringComparison.Ordinal));

    [Fact]
    public void A_pair_is_told_in_a_sentence() => Assert.Equal(
        "'trained' costs less than 'billed' with probability 0.93; saves $12,300 [$9,000, $15,500] (80 %) over 12 months; "
        + "earned back after 4 months [3, 7]; pays from 111,000 calls a month [90,000, 130,000]",
        PairWords.Of(Pair(new(3, 4, 7, 0, 0, 0), new(90_000, 111_111, 130_000, 0, 0, 0)), months: 12));

    [Fact]
    public void What_never_comes_in_some_draws_is_said() => Assert.EndsWith(
        "earned back after 4 months [3, never], never in 37 %; pays from 111,000 calls a month [90,000, never], only below a volume in 10 %, at no volume in 27 %",
        PairWords.Of(Pair(new(3, 4, null, 0.37, 0, 0), new(90_000, 111_111, null, 0.37, 0, 0.1)), months: 12),
        StringComparison.Ordinal);

    [Fact]
    public void What_never_comes_in_most_draws_is_not_given_a_number() => Assert.EndsWith(
        "never earned back in 63 % of the draws, after 12 months in one draw of ten; pays only below a volume in 60 % of the draws, at no volume in 3 %",
        PairWords.Of(Pair(new(12, null, null, 0.63, 0, 0), new(0, null, null, 0.63, 0.2, 0.6)), months: 12),
        StringComparison.Ordinal);

    [Fact]
    public void What_never_comes_at_all_is_said_shortly() => Assert.EndsWith(
        "never earned back; pays at no volume",
        PairWords.Of(Pair(new(null, null, null, 1, 0, 0), new(null, null, null, 1, 0, 0)), months: 12),
        StringComparison.Ordinal);

    [Fact]
    public void A_loss_is_told_as_a_cost() => Assert.Contains(
        "costs $2,000 [−$500, $4,000] (80 %) more over 12 months",
        PairWords.Of(Pair(new(0, 0, 0, 0, 1, 0), new(0, 0, 0, 0, 1, 0)) with { Saving = new(-2_000, 0, 0, new(-4_000, 500), new(0, 0)) }, months: 12),
        StringComparison.Ordinal);

    private static PairOutlook Pair(BreakEvenOutlook month, BreakEvenOutlook calls) => new()
    {
        Challenger = "trained",
        Reference = "billed",
        ProbabilityCheaper = 0.93,
        Saving = new Distribution(12_345, 12_345, 12_345, new Interval(9_000, 15_500), new Interval(8_000, 17_000)),
        Month = month,
        CallsPerMonth = calls,
    };
}
