using Rung.Core.Statistics;

namespace Rung.Core.Tests.Statistics;

public sealed class SignFlipTests
{
    [Fact]
    public void Three_sums_of_one_sign_have_two_patterns_of_eight() =>
        Assert.Equal(0.25, SignFlip.PValue([1, 2, 3], seed: 1), 12);

    [Fact]
    public void Every_pattern_counts()
    {
        double[] sums = [0.3, -1.2, 2.5, 1.1, 0.7, -0.2, 1.9];
        var total = Math.Abs(sums.Sum());
        var extreme = Enumerable.Range(0, 128).Count(pattern =>
            Math.Abs(sums.Select((sum, i) => ((pattern >> i) & 1) == 1 ? -sum : sum).Sum()) >= total - 1e-12);

        Assert.Equal(extreme / 128.0, SignFlip.PValue(sums, seed: 1), 12);
    }

    [Fact]
    public void Drawn_patterns_come_near_the_whole()
    {
        double[] sums = [.. Enumerable.Range(0, 40).Select(i => Math.Sin(i * 7) + 0.2)];
        var z = sums.Sum() / Math.Sqrt(sums.Sum(sum => sum * sum));

        // The normal approximation of the same randomization distribution.
        Assert.Equal(2 * MathNet.Numerics.Distributions.Normal.CDF(0, 1, -z), SignFlip.PValue(sums, seed: 1), 2);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(30)]
    public void The_interval_ends_where_the_test_rejects(int units)
    {
        double[] values = [.. Enumerable.Range(0, units).Select(i => 0.5 * Math.Sin(i * 7))];
        var clusters = Clusters.Of(values, groups: null);
        var (low, high) = SignFlip.Test(clusters, confidence: 0.9, seed: 5).Interval;

        Assert.True(PValueAt(low - 1e-6) <= 0.1);
        Assert.True(PValueAt(low + 1e-6) > 0.1);
        Assert.True(PValueAt(high + 1e-6) <= 0.1);
        Assert.True(PValueAt(high - 1e-6) > 0.1);

        double PValueAt(double delta)
        {
            return SignFlip.PValue([.. clusters.Sums.Select(sum => sum - delta)], seed: 5);
        }
    }

    [Fact]
    public void Five_units_can_never_say_anything_at_95_percent() =>
        Assert.Equal(new Interval(-1, 1), SignFlip.Test(Clusters.Of([0.8, 0.9, 0.7, 0.8, 0.9], null), 0.95, seed: 1).Interval);
}
