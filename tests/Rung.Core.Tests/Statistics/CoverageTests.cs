using Rung.Core.Statistics;

namespace Rung.Core.Tests.Statistics;

/// <summary>
/// Every interval at nominal 95 % covers the truth in at least 94 % of simulations, less the error of the simulation
/// itself (three standard errors: 2.1 % at 1,000 repetitions). Seeded, so it holds always or never.
/// </summary>
public sealed class CoverageTests
{
    private const double Confidence = 0.95;
    private const int Repetitions = 1_000;

    [Theory]
    [InlineData(10, 0.5)]
    [InlineData(30, 0.8)]
    [InlineData(100, 0.95)]
    [InlineData(1_000, 0.99)]
    public void Wilson_covers_a_proportion(int count, double share) => Covers(share, random =>
        MeanEstimate.Of(Samples.Binary(random, count, share), groups: null, Confidence).Interval);

    [Theory]
    [InlineData(10, 0)]
    [InlineData(30, 0.85)]
    [InlineData(100, 0.97)]
    [InlineData(500, 0.5)]
    public void The_mean_of_fractional_scores_is_covered(int count, double share) => Covers((1 + share) / 2, random =>
        MeanEstimate.Of(Samples.Fractional(random, count, share), groups: null, Confidence).Interval);

    [Theory]
    [InlineData(8, 0.5)]
    [InlineData(8, 0.95)]
    [InlineData(20, 0.8)]
    [InlineData(20, 0.95)]
    [InlineData(50, 0.99)]
    public void The_mean_of_grouped_scores_is_covered(int groups, double mean) => Covers(mean, random =>
    {
        var (scores, names) = Samples.Grouped(random, groups, mean);
        return MeanEstimate.Of(scores, names, Confidence).Interval;
    });

    [Theory]
    [InlineData(20, 0.2, 0.1)]
    [InlineData(100, 0.015, 0.015)]
    [InlineData(300, 0.10, 0.05)]
    public void Tango_covers_a_paired_difference(int count, double onlyFirst, double onlySecond) =>
        Covers(onlyFirst - onlySecond, random =>
        {
            var draws = Enumerable.Range(0, count).Select(_ => random.NextDouble()).ToArray();
            double[] first = [.. draws.Select(u => u < onlyFirst ? 1.0 : 0.0)];
            double[] second = [.. draws.Select(u => u >= onlyFirst && u < onlyFirst + onlySecond ? 1.0 : 0.0)];
            return PairedDifference.Estimate(first, second, groups: null, Confidence, seed: 1).Interval;
        });

    [Theory]
    [InlineData(8)]
    [InlineData(30)]
    [InlineData(200)]
    public void The_paired_difference_of_fractional_scores_is_covered(int count) => Covers(0.15, random =>
        PairedDifference.Estimate(
            Samples.Fractional(random, count, 0.6), Samples.Fractional(random, count, 0.3), null, Confidence, seed: 1).Interval);

    [Theory]
    [InlineData(6, 0)]
    [InlineData(10, 0.2)]
    [InlineData(20, 0)]
    [InlineData(20, 0.2)]
    [InlineData(50, 0.1)]
    public void The_paired_difference_of_grouped_scores_is_covered(int groups, double difference) => Covers(difference, random =>
    {
        var (first, second, names) = Samples.Pairs(random, groups, mean: 0.7, difference);
        return PairedDifference.Estimate(first, second, names, Confidence, seed: 1).Interval;
    });

    [Theory]
    [InlineData(14)]
    [InlineData(20)]
    [InlineData(50)]
    public void The_paired_difference_of_rarely_wrong_candidates_is_covered(int groups) => Covers(0.05, random =>
    {
        var (first, second, names) = Samples.Pairs(random, groups, mean: 0.98, difference: 0.05);
        return PairedDifference.Estimate(first, second, names, Confidence, seed: 1).Interval;
    });

    [Theory]
    [InlineData(12, 0.2)]
    [InlineData(30, 0.1)]
    public void Sign_flips_cover_a_paired_difference(int groups, double difference) => Covers(
        difference,
        random =>
        {
            var (first, second, names) = Samples.Pairs(random, groups, mean: 0.7, difference);
            var differences = PairedDifference.Differences(first, second, names);
            return SignFlip.Test(differences, Confidence, seed: 1).Interval;
        },
        repetitions: 300);

    [Theory]
    [InlineData(12, 0.1)]
    [InlineData(30, 0)]
    public void The_cluster_bootstrap_covers_a_paired_difference(int groups, double difference) => Covers(
        difference,
        random =>
        {
            var (first, second, names) = Samples.Pairs(random, groups, mean: 0.7, difference);
            return ClusterBootstrap.Estimate(first, second, names, Confidence, resamples: 499, seed: 1).Interval;
        },
        repetitions: 500);

    [Theory]
    [InlineData(40, true)]
    [InlineData(40, false)]
    [InlineData(200, true)]
    public void The_bootstrap_covers_a_statistic(int count, bool isCorrected) => Covers(
        0.75,
        random =>
        {
            var scores = Samples.Fractional(random, count, share: 0.5);
            return isCorrected
                ? Bootstrap.Bca(times => WeightedMean(scores, times), count, null, Confidence, 999, random.NextUInt64()).Interval
                : Bootstrap.Percentile(times => WeightedMean(scores, times), count, null, Confidence, 999, random.NextUInt64()).Interval;
        },
        repetitions: 500);

    [Theory]
    [InlineData(15, true)]
    [InlineData(15, false)]
    public void The_bootstrap_of_groups_covers_a_statistic(int groups, bool isCorrected) => Covers(
        0.6,
        random =>
        {
            var (scores, names) = Samples.Grouped(random, groups, mean: 0.6);
            return isCorrected
                ? Bootstrap.Bca(times => WeightedMean(scores, times), scores.Length, names, Confidence, 999, random.NextUInt64()).Interval
                : Bootstrap.Percentile(times => WeightedMean(scores, times), scores.Length, names, Confidence, 999, random.NextUInt64()).Interval;
        },
        repetitions: 500);

    [Fact]
    public void The_bootstrap_covers_the_macro_F1_difference_of_equals() => Covers(
        0,
        random =>
        {
            var expected = Enumerable.Range(0, 300).Select(_ => random.Next(5)).ToArray();
            var (first, second) = (Answers(random, expected), Answers(random, expected));
            return Bootstrap.PairedDifference(first.Of, second.Of, 300, null, Confidence, 499, random.NextUInt64()).Interval;
        },
        repetitions: 500);

    private static MacroF1 Answers(SplitMix64 random, int[] expected) => new(
        expected, [.. expected.Select(label => random.NextDouble() < 0.8 ? label : random.Next(5))], labelCount: 5);

    private static double WeightedMean(double[] scores, ReadOnlySpan<int> times)
    {
        double sum = 0, count = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            sum += times[i] * scores[i];
            count += times[i];
        }

        return sum / count;
    }

    private static void Covers(double truth, Func<SplitMix64, Interval> draw, int repetitions = Repetitions)
    {
        var covered = Enumerable.Range(0, repetitions)
            .Count(repetition => !draw(SplitMix64.Derive(seed: 17, (ulong)repetition)).Excludes(truth));

        Assert.True(
            covered >= (0.94 - (3 * Math.Sqrt(0.94 * 0.06 / repetitions))) * repetitions,
            $"Covered {covered} of {repetitions}.");
    }
}
