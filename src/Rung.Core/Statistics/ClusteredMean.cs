using System.Globalization;

namespace Rung.Core.Statistics;

/// <summary>
/// The interval of a mean score over examples that fail together by group, or of fractional scores. The
/// cluster-robust standard error says how many independent right-or-wrong examples would be as precise (the effective
/// n); their Wilson interval, with Student's quantile for the few groups behind the error, stays within [0, 1] and
/// does not shrink to a point near its ends, as mean ± t·SE does. Korn and Graubard, "Confidence intervals for
/// proportions with small expected number of positive counts", Survey Methodology 24, 1998; Franco, Little, Louis and
/// Slud, "Comparative study of confidence intervals for proportions in complex sample surveys", J. Surv. Stat.
/// Methodol. 7, 2019.
/// </summary>
public static class ClusteredMean
{
    /// <param name="scores">In [0, 1], one for each example.</param>
    /// <param name="groups">The group of each example; <see langword="null"/> for an example that stands alone, or
    /// for all.</param>
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

        var effective = EffectiveCount(clusters, mean, robust);
        if (!mayExceedCount)
        {
            effective = Math.Min(effective, clusters.Examples);
        }

        var freedom = robust.DegreesOfFreedom;
        var interval = Wilson.Interval(mean, effective, CriticalValue.Student(confidence, freedom));
        var kind = clusters.IsGrouped ? "cluster-robust wilson" : "wilson by effective n";
        return (interval, string.Create(CultureInfo.InvariantCulture, $"{kind} (t, {freedom:0.#} df)"));
    }

    /// <summary>
    /// How many independent right-or-wrong examples are as precise. At least as many as there are groups (of one
    /// size): then every group is wholly right or wrong.
    /// </summary>
    private static double EffectiveCount(Clusters clusters, double mean, ClusterRobust robust)
    {
        var variance = mean * (1 - mean);
        return variance / robust.CautiousVariance(variance * clusters.Concentration);
    }
}
