namespace Rung.Core.Statistics;

/// <summary>
/// Intervals for metrics that are no means (macro-F1, nDCG by label), by resampling examples, or whole groups where
/// examples fail together. Statistics are scores in [0, 1]. Efron and Tibshirani, An Introduction to the Bootstrap,
/// 1993, chapters 13 and 14. With fewer than 10 units it is better than nothing and no more.
/// </summary>
public static class Bootstrap
{
    /// <summary>Enough that the bounds move by less than a tenth of their distance between seeds.</summary>
    public const int DefaultResamples = 2_000;

    private const string OneUnit = "one unit: nothing can be said";

    /// <summary>Percentile interval, expanded for few units.</summary>
    public static Estimate Percentile(
        ResampledStatistic statistic,
        int exampleCount,
        IReadOnlyList<string?>? groups,
        double confidence,
        int resamples,
        ulong seed) => Of(statistic, exampleCount, groups, confidence, resamples, seed, "percentile");

    /// <summary>Bias-corrected and accelerated interval, expanded for few units.</summary>
    public static Estimate Bca(
        ResampledStatistic statistic,
        int exampleCount,
        IReadOnlyList<string?>? groups,
        double confidence,
        int resamples,
        ulong seed) => Of(statistic, exampleCount, groups, confidence, resamples, seed, "bca");

    /// <summary>The difference of two candidates by BCa: both are computed on the same resamples, so what they share
    /// cancels.</summary>
    public static DifferenceEstimate PairedDifference(
        ResampledStatistic first,
        ResampledStatistic second,
        int exampleCount,
        IReadOnlyList<string?>? groups,
        double confidence,
        int resamples,
        ulong seed)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var z = CriticalValue.Normal(confidence);
        var units = new ResamplingUnits(exampleCount, groups);
        if (units.Count is 1)
        {
            return new(Difference(units.All()), new(-1, 1), 1, exampleCount, units.Groups, OneUnit);
        }

        var distribution = BootstrapDistribution.Of(units, Difference, resamples, isCorrected: true, seed);
        var value = distribution.Value;
        if (!distribution.HasSpread)
        {
            // As for paired means without spread: the error is unknown, not zero.
            var half = z * z / (units.Count + (z * z));
            var pValue = value is 0 ? 1 : Math.Pow(2, 1 - units.Count);
            var around = new Interval(Math.Max(-1, value - half), Math.Min(1, value + half));
            return new(value, around, pValue, exampleCount, units.Groups, "no spread between resamples");
        }

        return new(
            value,
            distribution.Interval(confidence),
            distribution.PValueOfZero(),
            exampleCount,
            units.Groups,
            Name("paired bca", units));

        double Difference(ReadOnlySpan<int> multiplicities)
        {
            return first(multiplicities) - second(multiplicities);
        }
    }

    private static Estimate Of(
        ResampledStatistic statistic,
        int exampleCount,
        IReadOnlyList<string?>? groups,
        double confidence,
        int resamples,
        ulong seed,
        string kind)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        var z = CriticalValue.Normal(confidence);
        var units = new ResamplingUnits(exampleCount, groups);
        if (units.Count is 1)
        {
            return new(statistic(units.All()), new(0, 1), exampleCount, units.Groups, confidence, OneUnit);
        }

        var distribution = BootstrapDistribution.Of(units, statistic, resamples, isCorrected: kind is "bca", seed);
        return distribution.HasSpread
            ? new(
                distribution.Value,
                distribution.Interval(confidence),
                exampleCount,
                units.Groups,
                confidence,
                Name(kind, units))
            : new(
                distribution.Value,
                Wilson.Interval(Math.Clamp(distribution.Value, 0, 1), units.Count, z),
                exampleCount,
                units.Groups,
                confidence,
                "wilson (no spread between resamples)");
    }

    private static string Name(string kind, ResamplingUnits units) =>
        units.Groups > 0 ? $"cluster bootstrap ({kind})" : $"bootstrap ({kind})";
}
