using System.Globalization;
using Rung.Core.Statistics;
using NormalDistribution = MathNet.Numerics.Distributions.Normal;

namespace Rung.Core.Economics.Ownership;

/// <summary>
/// How likely a candidate will serve. Where it does not, its one-off cost is lost and the incumbent goes on serving: so does
/// the chance multiply the gain.
/// </summary>
/// <param name="Probability">In [0, 1].</param>
/// <param name="IsMeasured">Whether a measurement says so, or a prior.</param>
/// <param name="Source">Which.</param>
public sealed record SuccessChance(double Probability, bool IsMeasured, string Source)
{
    public double Probability { get; } = Probability is >= 0 and <= 1
        ? Probability
        : throw new EconomicsException("success", Probability.ToString(CultureInfo.InvariantCulture), "a probability between 0 and 1");

    /// <summary>How likely a measured quality clears a bar, with its interval read as a curve of what is plausible.</summary>
    public static SuccessChance OfClearing(double bar, Estimate quality) => new(
        Beyond(quality.Value - bar, quality.Value, quality.Interval, quality.Confidence),
        IsMeasured: true,
        $"measured: {quality.Method}, {quality.Count} examples");

    /// <summary>How likely the first of two is not worse than the second by more than a margin.</summary>
    /// <param name="difference">First less second.</param>
    /// <param name="margin">Zero or more.</param>
    /// <param name="confidence">The coverage of the difference's interval.</param>
    public static SuccessChance OfNotBeingWorse(DifferenceEstimate difference, double margin, double confidence) => new(
        Beyond(difference.Value + margin, difference.Value, difference.Interval, confidence),
        IsMeasured: true,
        $"measured: {difference.Method}, {difference.Count} pairs");

    private static double Beyond(double lead, double value, Interval interval, double confidence)
    {
        // The side of the interval that the threshold is on is the one whose width matters.
        var reach = lead >= 0 ? value - interval.Low : interval.High - value;
        var deviation = reach / CriticalValue.Normal(confidence);
        return deviation > 0 ? NormalDistribution.CDF(0, deviation, lead) : lead >= 0 ? 1 : 0;
    }
}
