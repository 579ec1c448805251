using Rung.Core.Statistics;

namespace Rung.Core.Tests.Statistics;

public sealed class PowerTests
{
    [Theory]
    [InlineData(100, 0.109)]
    [InlineData(400, 0.054)]
    [InlineData(1_000, 0.034)]
    public void What_so_many_pairs_show_at_15_percent_discordance_and_80_percent_power(int pairs, double expected) =>
        Assert.Equal(expected, Power.DetectableDifference(pairs, discordance: 0.15), 3);

    [Fact]
    public void Three_points_need_1301_pairs() =>
        // (1.959964 + 0.841621)² · (0.15 − 0.0009) / 0.0009 = 1300.3
        Assert.Equal(1_301, Power.PairsNeeded(difference: 0.03, discordance: 0.15));

    [Fact]
    public void The_planned_power_is_reached_in_simulation()
    {
        var pairs = Power.PairsNeeded(difference: 0.06, discordance: 0.15);
        var random = new SplitMix64(3);

        var found = Enumerable.Range(0, 1_000).Count(_ =>
        {
            var draws = Enumerable.Range(0, pairs).Select(_ => random.NextDouble()).ToList();
            return McNemar.MidP(draws.Count(u => u < 0.105), draws.Count(u => u is >= 0.105 and < 0.15)) < 0.05;
        });

        Assert.InRange(found / 1000.0, 0.76, 0.85);
    }

    [Theory]
    [InlineData(0.86, 200, 0.90)]
    [InlineData(0.92, 300, 0.90)]
    [InlineData(1.00, 100, 0.99)]
    public void So_many_more_settle_it_and_one_fewer_does_not(double value, int count, double bar)
    {
        var estimate = At(value, count);

        var more = Power.MoreToClear(estimate, bar)!.Value;

        Assert.False(estimate.Interval.Excludes(bar));
        Assert.True(At(value, count + more).Interval.Excludes(bar));
        Assert.False(At(value, count + more - 2).Interval.Excludes(bar));
    }

    [Fact]
    public void A_clustered_estimate_needs_more_than_an_independent_one()
    {
        var scores = Enumerable.Range(0, 400).Select(i => i / 20 % 10 == 0 ? 0.0 : 1.0).ToArray();
        var groups = Enumerable.Range(0, 400).Select(i => $"{i / 20}").ToArray();
        var clustered = MeanEstimate.Of(scores, groups, confidence: 0.95);
        var independent = clustered with { Interval = Wilson.Interval(360, 400, 0.95) };

        Assert.True(Power.MoreToClear(clustered, bar: 0.88) > 10 * Power.MoreToClear(independent, bar: 0.88));
    }

    [Fact]
    public void What_is_decided_needs_none() => Assert.Equal(0, Power.MoreToClear(At(0.8, 1_000), bar: 0.9));

    [Theory]
    [InlineData(0.9, 0.9)]
    [InlineData(0.9, 0.9001)]
    [InlineData(1, 1)]
    public void What_no_realistic_number_settles_is_null(double value, double bar) =>
        Assert.Null(Power.MoreToClear(At(value, 100), bar));

    [Fact]
    public void A_difference_of_half_its_reach_needs_four_times_the_examples()
    {
        var estimate = new DifferenceEstimate(0.02, new(-0.02, 0.06), PValue: 0.3, Count: 500, Groups: 0, "paired t");

        Assert.Equal(1_501, Power.MoreToExclude(estimate, 0));
        Assert.Null(Power.MoreToExclude(estimate with { Value = 0 }, 0));
        Assert.Equal(0, Power.MoreToExclude(estimate, 0.1));
    }

    private static Estimate At(double value, int count) =>
        new(value, Wilson.Interval(value, count, criticalValue: 1.959963984540054), count, Groups: 0, Confidence: 0.95, "wilson");
}
