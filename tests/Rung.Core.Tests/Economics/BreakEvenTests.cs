using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Rung.Core.Economics;
using Rung.Core.Economics.BreakEven;
using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Tests.Economics;

public sealed class BreakEvenTests
{
    /// <summary>
    /// 2,000 instead of 300 tokens at $2.50 with a one-off of $4,250: a million calls without a cache. Exactly, in decimals: all
    /// these shares and prices divide.
    /// </summary>
    [Theory]
    [InlineData("0", "0.5", 1_000_000)]
    [InlineData("0.5", "0.5", 0)]
    [InlineData("0.8", "0.25", 2_500_000)]
    [InlineData("0.25", "0.2", 1_250_000)]
    [InlineData("1", "0.1", 10_000_000)]
    public void Caching_scales_the_break_even_by_the_reciprocal_of_its_factor(string share, string ratio, int calls)
    {
        var h = decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture);
        var c = decimal.Parse(ratio, System.Globalization.CultureInfo.InvariantCulture);
        var price = new ModelPrice { Input = 2.5m, CachedInput = 2.5m * c, Output = 10m };
        var incumbent = new TokenBilling(price, TokenUse.Of("long", 2_000, 50)).CostPerCall(h);
        var challenger = new TokenBilling(price, TokenUse.Of("short", 300, 50)).CostPerCall(h);

        var broken = BreakEvenVolume.Calls(new Money(4_250m), incumbent, challenger)!.Value;

        Assert.Equal(1_000_000m, decimal.Round(broken * (1 - h + (h * c)), 18));
        if (calls > 0)
        {
            Assert.Equal(calls, broken);
        }
    }

    [Fact]
    public void A_challenger_that_saves_nothing_never_breaks_even()
    {
        Assert.Null(BreakEvenVolume.Calls(new Money(1m), new Money(0.1m), new Money(0.1m)));
        Assert.Equal(0m, BreakEvenVolume.Calls(Money.Zero, new Money(0.1m), new Money(0.1m)));
    }

    [Property(MaxTest = 500)]
    public Property Closed_form_and_bisection_agree() => Prop.ForAll(Pairs(), pair =>
    {
        var closed = BreakEvenVolume.ClosedForm(pair.Challenger, pair.Incumbent, pair.Growth, pair.Months);
        var bisected = BreakEvenVolume.Bisected(pair.Challenger, pair.Incumbent, pair.Growth, pair.Months);
        return (closed is > 1e12 && double.IsPositiveInfinity(bisected))
            || closed.Equals(bisected)
            || (closed > 0 && Math.Abs(closed - bisected) <= 1e-6 * Math.Max(closed, 1000));
    });

    [Property(MaxTest = 500)]
    public Property At_the_break_even_both_cost_the_same_and_above_it_the_challenger_less() => Prop.ForAll(Pairs(), pair =>
    {
        var calls = BreakEvenVolume.ClosedForm(pair.Challenger, pair.Incumbent, pair.Growth, pair.Months);
        if (calls is not (> 0 and < 1e12))
        {
            return true;
        }

        var scale = 1e-9 * (1 + TotalOf(pair.Incumbent, pair.Months, calls, pair.Growth));
        return Math.Abs(TotalOf(pair.Challenger, pair.Months, calls, pair.Growth) - TotalOf(pair.Incumbent, pair.Months, calls, pair.Growth)) <= scale
            && TotalOf(pair.Challenger, pair.Months, calls * 1.01, pair.Growth) < TotalOf(pair.Incumbent, pair.Months, calls * 1.01, pair.Growth);
    });

    private static double TotalOf(DrawnCost cost, int months, double volume, double growth) => cost.OneOff + cost.RunningOver(months, volume, growth);

    [Fact]
    public void A_break_even_month_is_the_first_from_which_the_challenger_stays_ahead()
    {
        var challenger = new DrawnCost { OneOff = 1_000, PerCall = 0.001 };
        var incumbent = new DrawnCost { PerCall = 0.002 };

        Assert.Equal(4, BreakEvenMonth.Of(challenger, incumbent, calls: 250_000, growth: 0, horizon: 36));
        Assert.Equal(double.PositiveInfinity, BreakEvenMonth.Of(challenger, incumbent, calls: 250_000, growth: 0, horizon: 3));
        Assert.Equal(0, BreakEvenMonth.Of(incumbent, incumbent, calls: 250_000, growth: 0, horizon: 36));
    }

    [Fact]
    public void A_challenger_that_is_ahead_first_and_behind_at_the_horizon_never_breaks_even()
    {
        var cheapAtFirst = new DrawnCost { PerCall = 0.002 };
        var incumbent = new DrawnCost { OneOff = 1_000, PerCall = 0.001 };

        Assert.Equal(double.PositiveInfinity, BreakEvenMonth.Of(cheapAtFirst, incumbent, calls: 250_000, growth: 0, horizon: 36));
        Assert.Equal(double.NaN, BreakEvenVolume.Of(cheapAtFirst, incumbent, growth: 0, months: 12));
    }

    [Fact]
    public void Hardware_of_ones_own_breaks_even_where_its_fewest_replicas_cost_what_tokens_do()
    {
        var hosted = Cases.Hosted("own", outputTokens: 100, tokensPerSecond: 10_000, perHour: 2m, replicas: 2);
        var billed = Cases.Billed("api", 0, 100, 0, 10m);
        var forecast = OwnershipSimulation.Run(Cases.Certain(5_000_000, billed, hosted) with { Draws = 1_000 });

        // Two replicas at $2 for 730 hours are $2,920; a call costs a tenth of a cent.
        Assert.Equal(2_920_000, forecast.Against("own").CallsPerMonth.Median!.Value, 1.0);
        Assert.Equal(1, forecast.Against("own").ProbabilityCheaper);
    }

    private static Arbitrary<Pair> Pairs()
    {
        var amounts = Gen.OneOf(Gen.Constant(0.0), Gen.Choose(1, 1_000_000).Select(value => value / 10.0));
        var perCall = Gen.OneOf(Gen.Constant(0.0), Gen.Choose(1, 100_000).Select(value => value / 1e6));
        var costs = from oneOff in amounts
                    from monthly in amounts
                    from call in perCall
                    select new DrawnCost { OneOff = oneOff, Monthly = monthly, PerCall = call };
        return Arb.From(
            from challenger in costs
            from incumbent in costs
            from growth in Gen.Choose(-10, 30)
            from months in Gen.Choose(1, 36)
            select new Pair(challenger, incumbent, growth / 100.0, months));
    }

    private sealed record Pair(DrawnCost Challenger, DrawnCost Incumbent, double Growth, int Months);
}
