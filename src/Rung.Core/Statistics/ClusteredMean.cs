using System.Globalization;

namespace Rung.Core.Statistics;

/// <summary>
/// The interval of a mean score over examples that fail together by group, or of fractional scores. The cluster-robust standard
/// error says how many independent right-or-wrong examples would be as precise (the effective n); their Wilson interval,
/// with Student's quantile for the few groups behind the error, stays within [0, 1] and does not shrink to a point near its ends, as
/// mean ± t·SE does. Korn and Graubard, "Confidence intervals for proportions with small expected number of positive counts", Survey
/// Methodology 24, 1998; Franco, Little, Louis and Slud, "Comparative study of confidence intervals for proportions in complex sample
/// surveys", J. Surv. Stat. Methodol. 7, 2019.
/// </summary>
public static class ClusteredMean
{
    /// <param name="scores">In [0, 1], one for each example.</param>
    /// <param name="groups">The group of each example; <see langword="null"/> for an example that stands alone, or for all.</param>
    /// <param name="confidence">For example 0.95.</param>
    public static Estimate Estimate(ReadOnlySpan<double> scores, IReadOnlyList<string?>? groups, double confidence)
    {
        CriticalValue.Checked(confidence);
        Scores.CheckRange(scores);
        var clusters = Clusters.Of(scores, groups);
        var mean = Math.Clamp(clusters.Mean, 0, 1);
        var (interval, method) = clusters.Count is 1
            ? (new Interval(0, 1), "one group: nothing can be said")
            : Interval(clusters, mean, mayExceedCount: !Scores.AreBinary(scores), confidence);
        return new(mean, interval, clusters.Examples, clusters.Groups, confidence, method);
    }

    private static (Interval Interval, string Method) Interval(
        Clusters clusters, double mean, bool mayExceedCount, double confidence)
    {
        var robust = ClusterRobust.Of(clusters);
        if (robust.StandardError is 0)
        {
            // Scores without any spread say nothing of how groups differ: at worst, each group is one observation.
            var units = Wilson.Interval(mean, clusters.Count, CriticalValue.Normal(confidence));
            return (units, clusters.IsGrouped ? "wilson (each group one observation)" : "wilson (no spread)");
        }

        var freedom = Math.Min(robust.DegreesOfFreedom, SpreadFreedom(clusters));
        var effective = EffectiveCount(clusters, mean, robust.StandardError, freedom);
        if (!mayExceedCount)
        {
            effective = Math.Min(effective, clusters.Examples);
        }

        var interval = Wilson.Interval(mean, effective, CriticalValue.Student(confidence, freedom));
        var kind = clusters.IsGrouped ? "cluster-robust wilson" : "wilson by effective n";
        return (interval, string.Create(CultureInfo.InvariantCulture, $"{kind} (t, {freedom:0.#} df)"));
    }

    /// <summary>
    /// How many independent right-or-wrong examples are as precise. The fewer units the spread was seen in, the more this leans towards
    /// the number of units, its least: near 0 and 1 the rare unit that fails wholly may not have come yet, and without it
    /// both mean and error look too good. As if that least had been seen in one unit more, on the scale of logarithms.
    /// </summary>
    private static double EffectiveCount(Clusters clusters, double mean, double error, double freedom)
    {
        double n = clusters.Examples;
        var observed = mean * (1 - mean) / (error * error);
        var least = n * n / clusters.Sizes.Sum(size => (double)size * size);
        var share = freedom / (freedom + 1);
        return observed <= least ? observed : Math.Pow(observed, share) * Math.Pow(least, 1 - share);
    }

    /// <summary>
    /// Satterthwaite's degrees of freedom of the spread as seen, 2 V² / Var V, by fourth moments: that of G units if they are
    /// normal, about twice their number if a few stand out.
    /// </summary>
    private static double SpreadFreedom(Clusters clusters)
    {
        double squares = 0, fourths = 0;
        for (var g = 0; g < clusters.Count; g++)
        {
            var square = Math.Pow(clusters.Sums[g] - (clusters.Sizes[g] * clusters.Mean), 2);
            squares += square;
            fourths += square * square;
        }

        var variance = fourths - (squares * squares / clusters.Count);
        return variance <= 0 ? double.PositiveInfinity : Math.Max(1, 2 * squares * squares / variance);
    }
}
