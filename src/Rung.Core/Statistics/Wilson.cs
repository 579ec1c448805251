namespace Rung.Core.Statistics;

/// <summary>
/// The score interval of one proportion: all proportions that a score test would not reject.
/// Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927;
/// recommended by Newcombe, "Two-sided confidence intervals for the single proportion", Stat. Med. 17, 1998 (method
/// 3).
/// </summary>
public static class Wilson
{
    public static Interval Interval(int successes, int count, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, count);
        return Interval((double)successes / count, count, CriticalValue.Normal(confidence));
    }

    /// <summary>
    /// The same for an observed proportion that <paramref name="effectiveCount"/> independent examples would show as
    /// precisely.
    /// </summary>
    internal static Interval Interval(double proportion, double effectiveCount, double criticalValue)
    {
        // (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n)
        var z2 = criticalValue * criticalValue / effectiveCount;
        var centre = (proportion + (z2 / 2)) / (1 + z2);
        var half = Math.Sqrt((proportion * (1 - proportion) * z2) + (z2 * z2 / 4)) / (1 + z2);

        // The bounds contain the proportion in exact arithmetic; rounding must not undo it at 0 and 1.
        return new(
            Math.Clamp(centre - half, 0, proportion),
            Math.Clamp(centre + half, proportion, 1));
    }
}
