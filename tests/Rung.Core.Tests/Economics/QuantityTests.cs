using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Rung.Core.Economics;
using Rung.Core.Statistics;
using Interval = Rung.Core.Statistics.Interval;

namespace Rung.Core.Tests.Economics;

public sealed class QuantityTests
{
    [Theory]
    [InlineData(double.NaN, 1, 2)]
    [InlineData(0, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(2, 1, 3)]
    [InlineData(1, 3, 2)]
    public void A_range_that_cannot_be_is_refused(double low, double likely, double high) =>
        Assert.Throws<EconomicsException>(() => Quantity.Range(low, likely, high));

    [Property(MaxTest = 300)]
    public Property The_quantile_of_a_range_inverts_its_triangle() => Prop.ForAll(
        Arb.From(Gen.Choose(0, 1000).Three()),
        Arb.From(Gen.Choose(1, 999)),
        (ends, share) =>
        {
            double[] sorted = [.. new double[] { ends.Item1, ends.Item2, ends.Item3 }.Order()];
            var (low, likely, high) = (sorted[0], sorted[1], sorted[2]);
            var value = Quantity.Range(low, likely, high).Quantile(share / 1000.0);
            var below = value <= likely
                ? likely == low ? 0 : (value - low) * (value - low) / ((high - low) * (likely - low))
                : 1 - ((high - value) * (high - value) / ((high - low) * (high - likely)));
            return low == high ? value == low : value >= low && value <= high && Math.Abs(below - (share / 1000.0)) < 1e-6;
        });

    [Fact]
    public void The_expected_value_of_a_range_is_the_mean_of_its_quantiles()
    {
        var range = Quantity.Range(1, 2, 9);
        var mean = Enumerable.Range(0, 100_000).Average(i => range.Quantile((i + 0.5) / 100_000));

        Assert.Equal(4, range.Expected);
        Assert.Equal(4, mean, 1e-4);
    }

    [Fact]
    public void A_measured_number_comes_out_with_the_interval_that_was_measured()
    {
        var estimate = new Estimate(0.9, new Interval(0.7, 0.95), 50, 0, 0.95, "wilson");
        var quality = Quantity.MeasuredShare(estimate);

        Assert.Equal(0.7, quality.Quantile(0.025), 1e-9);
        Assert.Equal(0.9, quality.Quantile(0.5), 1e-9);
        Assert.Equal(0.95, quality.Quantile(0.975), 1e-9);
    }

    [Fact]
    public void A_measured_share_never_leaves_its_bounds()
    {
        var quality = Quantity.MeasuredShare(new Estimate(0.99, new Interval(0.90, 1.0), 50, 0, 0.95, "wilson"));

        Assert.Equal(1, quality.Quantile(0.999999));
        Assert.True(quality.Quantile(1e-9) >= 0);
    }
}
