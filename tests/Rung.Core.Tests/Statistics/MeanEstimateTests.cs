using FsCheck;
using FsCheck.Xunit;
using Rung.Core.Statistics;
using Interval = Rung.Core.Statistics.Interval;

namespace Rung.Core.Tests.Statistics;

public sealed class MeanEstimateTests
{
    private static readonly double[] Mixed = [1, 0, 1, 1, 0, 1];

    [Fact]
    public void Independent_right_or_wrong_scores_get_Wilson()
    {
        var estimate = MeanEstimate.Of(Mixed, groups: null, confidence: 0.95);

        Assert.Equal("wilson", estimate.Method);
        Assert.Equal(Wilson.Interval(4, 6, 0.95), estimate.Interval);
        Assert.Equal((6, 0), (estimate.Count, estimate.Groups));
    }

    [Fact]
    public void Groups_of_one_example_are_no_groups() =>
        Assert.Equal(
            MeanEstimate.Of(Mixed, groups: null, confidence: 0.95),
            MeanEstimate.Of(Mixed, ["a", "b", null, null, "c", "d"], confidence: 0.95));

    [Fact]
    public void Examples_that_fail_together_say_less()
    {
        double[] scores = [.. Enumerable.Range(0, 400).Select(i => i / 20 % 5 == 0 ? 0.0 : 1.0)];
        string?[] groups = [.. Enumerable.Range(0, 400).Select(i => $"{i / 20}")];

        var clustered = MeanEstimate.Of(scores, groups, confidence: 0.95).Interval;
        var independent = MeanEstimate.Of(scores, groups: null, confidence: 0.95).Interval;

        // 20 groups, each wholly right or wrong, are 20 observations.
        Assert.InRange((clustered.High - clustered.Low) / (independent.High - independent.Low), 3.5, 5.5);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public void No_spread_between_groups_is_no_certainty(double score)
    {
        double[] scores = [.. Enumerable.Repeat(score, 100)];
        string?[] groups = [.. Enumerable.Range(0, 100).Select(i => $"{i / 10}")];

        var estimate = MeanEstimate.Of(scores, groups, confidence: 0.95);

        Assert.Equal(Wilson.Interval((int)(10 * score), 10, 0.95), estimate.Interval);
        Assert.Equal("wilson (each group one observation)", estimate.Method);
    }

    [Fact]
    public void One_group_says_nothing() =>
        Assert.Equal(new Interval(0, 1), MeanEstimate.Of(Mixed, ["a", "a", "a", "a", "a", "a"], confidence: 0.95).Interval);

    [Property]
    public bool The_mean_lies_inside_the_interval_and_that_in_the_range(NonEmptyArray<byte> raw, bool isGrouped)
    {
        double[] scores = [.. raw.Get.Select(value => value / 255.0)];
        string?[] groups = [.. raw.Get.Select((value, i) => isGrouped ? $"{i % 4}" : null)];

        var (low, high) = MeanEstimate.Of(scores, groups, confidence: 0.95).Interval;

        return low >= 0 && low <= scores.Average() + 1e-12 && high >= scores.Average() - 1e-12 && high <= 1;
    }

    [Property]
    public bool The_order_of_the_examples_does_not_matter(NonEmptyArray<byte> raw, ulong seed)
    {
        (double Score, string? Group)[] examples = [.. raw.Get.Select(value => ((double)(value & 1), (string?)$"{value / 32}"))];
        var forward = Of(examples);
        new SplitMix64(seed).Shuffle(examples.AsSpan());

        return Of(examples) == forward;
    }

    [Fact]
    public void Nothing_is_estimated_from_nothing() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanEstimate.Of([], groups: null, confidence: 0.95));

    [Theory]
    [InlineData(1.5)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    public void What_is_no_score_is_refused(double score) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanEstimate.Of([0.5, score], groups: null, confidence: 0.95));

    [Fact]
    public void A_group_for_each_score_is_asked_for() =>
        Assert.Throws<ArgumentException>(() => MeanEstimate.Of(Mixed, ["a", "b"], confidence: 0.95));

    private static Estimate Of((double Score, string? Group)[] examples) =>
        MeanEstimate.Of([.. examples.Select(e => e.Score)], [.. examples.Select(e => e.Group)], confidence: 0.95);
}
