namespace Rung.Core.Statistics;

/// <summary>
/// The one door to a mean score with its interval: chooses the method by what the scores are. Right-or-wrong scores of
/// independent examples get the Wilson interval, all others that of <see cref="ClusteredMean"/>. The mean is that of
/// the examples, so a large group counts for more.
/// </summary>
public static class MeanEstimate
{
    /// <param name="scores">In [0, 1], one for each example.</param>
    /// <param name="groups">The group of each example; <see langword="null"/> for an example that stands alone, or
    /// for all.</param>
    /// <param name="confidence">For example 0.95.</param>
    public static Estimate Of(ReadOnlySpan<double> scores, IReadOnlyList<string?>? groups, double confidence)
    {
        var clusters = Clusters.Of(scores, groups);
        if (clusters.IsGrouped || !Scores.AreBinary(scores))
        {
            return ClusteredMean.Estimate(scores, groups, confidence);
        }

        var solved = (int)clusters.Sums.Sum();
        var interval = Wilson.Interval(solved, clusters.Examples, confidence);
        return new(clusters.Mean, interval, clusters.Examples, Groups: 0, confidence, "wilson");
    }
}
