using MathNet.Numerics.Distributions;

namespace Rung.Core.Statistics;

/// <summary>How many examples a question needs.</summary>
public static class Power
{
    /// <summary>Beyond this many labels nobody goes: what needs more is as good as equal.</summary>
    public const int MostExamples = 1_000_000;

    /// <summary>
    /// The number of pairs that show a true difference of two right-or-wrong candidates:
    /// n = (z_{α/2} + z_β)² (d − δ²) / δ². Connor, "Sample size for testing differences in proportions for the
    /// paired-sample design", Biometrics 43, 1987, in its unconditional one-variance form.
    /// </summary>
    /// <param name="difference">δ, the true difference.</param>
    /// <param name="discordance">d, the share of examples that exactly one of the two solves; at least |δ|.</param>
    /// <param name="power">The chance to see it, for example 0.8.</param>
    /// <param name="confidence">One minus the level of the two-sided test.</param>
    /// <param name="designEffect">By how much groups inflate the variance: 1 + (size − 1) · correlation within
    /// groups.</param>
    public static int PairsNeeded(
        double difference, double discordance, double power = 0.8, double confidence = 0.95, double designEffect = 1)
    {
        ArgumentOutOfRangeException.ThrowIfZero(difference);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(difference), discordance, nameof(difference));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(discordance, 1);
        var square = difference * difference;
        return ToCount(designEffect * Reach(power, confidence) * (discordance - square) / square);
    }

    /// <summary>
    /// The difference that so many pairs show: δ = (z_{α/2} + z_β) √(d / n), with the variance d that McNemar's test
    /// has under its null. For small n it is a little larger than the inverse of <see cref="PairsNeeded"/>, which
    /// subtracts δ².
    /// </summary>
    public static double DetectableDifference(
        int pairs, double discordance, double power = 0.8, double confidence = 0.95, double designEffect = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pairs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(discordance);
        return Math.Min(1, Math.Sqrt(designEffect * Reach(power, confidence) * discordance / pairs));
    }

    /// <summary>
    /// How many more examples until the interval would exclude the bar if the estimate stayed where it is: 0 if it
    /// does,
    /// <see langword="null"/> if more than <see cref="MostExamples"/> would not do. The Wilson interval of p excludes
    /// the bar b from n = z² b(1 − b) / (p − b)² on; how much wider than Wilson's the estimate's own interval is
    /// (groups, few degrees of freedom) is taken as its design effect and kept.
    /// </summary>
    public static int? MoreToClear(Estimate estimate, double bar)
    {
        if (estimate.Interval.Excludes(bar))
        {
            return 0;
        }

        var designEffect = estimate.Count / EffectiveCount(estimate);
        var more = MoreToClear(estimate.Value, bar, estimate.Count, estimate.Confidence, designEffect);
        return more is null ? null : Math.Max(1, more.Value);
    }

    /// <summary>The same for a proportion known by its value alone.</summary>
    public static int? MoreToClear(double value, double bar, int count, double confidence, double designEffect = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(designEffect);
        var z = CriticalValue.Normal(confidence);
        var distance = value - bar;
        var needed = designEffect * z * z * bar * (1 - bar) / (distance * distance);

        // At a bar of 0 or 1 the score test has no variance: the interval always reaches an end of the scale.
        return bar is <= 0 or >= 1 || !(needed - count <= MostExamples) ? null : Math.Max(0, ToCount(needed) - count);
    }

    /// <summary>
    /// How many more examples until the interval of a difference would exclude <paramref name="value"/> if the
    /// difference stayed where it is and the interval shrank with √n; as <see cref="MoreToClear(Estimate, double)"/>
    /// otherwise.
    /// </summary>
    public static int? MoreToExclude(DifferenceEstimate estimate, double value)
    {
        if (estimate.Interval.Excludes(value))
        {
            return 0;
        }

        var reach = value < estimate.Value
            ? estimate.Value - estimate.Interval.Low
            : estimate.Interval.High - estimate.Value;
        var needed = estimate.Count * Math.Pow(reach / (estimate.Value - value), 2);
        return needed - estimate.Count <= MostExamples ? Math.Max(1, ToCount(needed) - estimate.Count) : null;
    }

    private static double Reach(double power, double confidence)
    {
        var z = CriticalValue.Normal(confidence) + Normal.InvCDF(0, 1, power);
        return z * z;
    }

    // Truncated and one up: at the exact number the interval still touches the bar.
    private static int ToCount(double examples) => (int)Math.Min(int.MaxValue, Math.Floor(examples) + 1);

    /// <summary>The count whose Wilson interval is as wide as the estimate's.</summary>
    private static double EffectiveCount(Estimate estimate)
    {
        var z = CriticalValue.Normal(estimate.Confidence);
        var width = estimate.Interval.High - estimate.Interval.Low;
        double low = 1e-3, high = 1e12;
        while (high / low > 1 + 1e-12)
        {
            var middle = Math.Sqrt(low * high);
            var interval = Wilson.Interval(estimate.Value, middle, z);
            (low, high) = interval.High - interval.Low > width ? (middle, high) : (low, middle);
        }

        return low;
    }
}
