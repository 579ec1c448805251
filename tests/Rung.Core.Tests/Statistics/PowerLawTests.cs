using Rung.Core.Statistics;

namespace Rung.Core.Tests.Statistics;

public sealed class PowerLawTests
{
    private static readonly double[] Sizes = [125, 177, 250, 354, 500, 707, 1000, 1414];

    [Fact]
    public void What_follows_the_law_is_foretold()
    {
        var law = Fit(size => (2.5 * Math.Pow(size, -0.5)) + 0.05, spread: 0.002, noise: 0, seed: 1);

        var (error, interval) = law.Predict(4 * 1414, 0.9);

        Assert.Equal((2.5 * Math.Pow(4 * 1414, -0.5)) + 0.05, error, 0.01);
        Assert.InRange((2.5 * Math.Pow(4 * 1414, -0.5)) + 0.05, interval.Low, interval.High);
    }

    [Fact]
    public void The_error_falls_with_the_size_and_the_interval_widens_beyond_what_was_measured()
    {
        var law = Fit(size => Math.Pow(size, -0.3), spread: 0.01, noise: 0, seed: 1);

        var errors = new[] { 1414.0, 3000, 10_000, 100_000 }.Select(size => law.Predict(size, 0.9)).ToArray();

        Assert.Equal(errors.Select(error => error.Error).OrderDescending(), errors.Select(error => error.Error));
        Assert.True(errors[^1].Interval.High - errors[^1].Interval.Low > errors[0].Interval.High - errors[0].Interval.Low);
    }

    [Fact]
    public void A_curve_that_lies_flat_promises_nothing()
    {
        var law = Fit(_ => 0.3, spread: 0.005, noise: 0, seed: 1);

        Assert.InRange(law.ProbabilityAtMost(100_000, 0.15), 0, 0.1);
    }

    [Fact]
    public void Larger_intervals_hold_smaller_ones()
    {
        var law = Fit(size => Math.Pow(size, -0.3), spread: 0.01, noise: 0.01, seed: 2);

        var (narrow, wide) = (law.Predict(5000, 0.5).Interval, law.Predict(5000, 0.95).Interval);

        Assert.True(wide.Low < narrow.Low && narrow.High < wide.High);
    }

    /// <summary>The truths are drawn as curves of real tasks are: exponents from .3 to .7, floors from 0 to .1. By chance alone fewer than 68 of 80 would be covered in 3 % of such tests.</summary>
    [Fact]
    public void The_interval_covers_the_truth_as_often_as_it_says()
    {
        var random = new SplitMix64(20_260_301);
        var covered = 0;
        for (var trial = 0; trial < 80; trial++)
        {
            var (exponent, floor) = (0.3 + (0.4 * random.NextDouble()), 0.1 * random.NextDouble());
            var scale = 0.4 * Math.Pow(125, exponent);
            var law = Fit(size => (scale * Math.Pow(size, -exponent)) + floor, spread: 0.01, noise: 0.01, seed: (ulong)trial);
            var truth = (scale * Math.Pow(4 * 1414, -exponent)) + floor;
            covered += law.Predict(4 * 1414, 0.9).Interval.Excludes(truth) ? 0 : 1;
        }

        Assert.InRange(covered, 68, 80);
    }

    [Theory]
    [InlineData(new double[] { 10, 20 })]
    [InlineData(new double[] { 10, 20, 20 })]
    [InlineData(new double[] { 30, 20, 10 })]
    [InlineData(new double[] { 0, 20, 40 })]
    public void Fewer_than_three_rising_sizes_are_refused(double[] sizes) => Assert.Throws<ArgumentException>(() =>
        PowerLaw.Fit(sizes, [.. sizes.Select(_ => 0.5)], [.. sizes.Select(_ => new double[sizes.Length])]));

    private static PowerLaw Fit(Func<double, double> truth, double spread, double noise, ulong seed)
    {
        var random = new SplitMix64(seed);
        double[] errors = [.. Sizes.Select(size => truth(size) + (noise * Gaussian(random)))];
        double[][] covariance = [.. Sizes.Select((_, i) => Sizes.Select((_, j) => i == j ? spread * spread : 0).ToArray())];
        return PowerLaw.Fit(Sizes, errors, covariance);
    }

    private static double Gaussian(SplitMix64 random) => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;
}
