using FsCheck;
using FsCheck.Xunit;
using Rung.Core.Statistics;
using Interval = Rung.Core.Statistics.Interval;

namespace Rung.Core.Tests.Statistics;

public sealed class PairedDifferenceTests
{
    [Fact]
    public void Independent_right_or_wrong_scores_get_McNemar_and_Tango()
    {
        // Bentur et al. 2009 in Fagerland, Lydersen and Laake, Stat. Med. 33, 2014: 1 and 7 discordant of 21.
        double[] first = [.. Enumerable.Range(0, 21).Select(i => i < 1 ? 1.0 : 0)];
        double[] second = [.. Enumerable.Range(0, 21).Select(i => i is >= 1 and < 8 ? 1.0 : 0)];

        var estimate = Of(first, second);

        Assert.Equal("mcnemar mid-p, tango interval", estimate.Method);
        Assert.Equal(0.0391, estimate.PValue, 4);
        Assert.Equal(-0.286, estimate.Value, 3);
        Assert.Equal(-0.517, estimate.Interval.Low, 3);
        Assert.Equal(-0.026, estimate.Interval.High, 3);
    }

    [Fact]
    public void Fractional_scores_get_the_paired_t()
    {
        // R: t.test(extra ~ group, sleep, paired = TRUE), Student 1908, scaled into [0, 1]; doubled so that t is
        // trusted.
        double[] first = [0.19, 0.08, 0.11, 0.01, -0.01, 0.44, 0.55, 0.16, 0.46, 0.34];
        double[] second = [0.07, -0.16, -0.02, -0.12, -0.01, 0.34, 0.37, 0.08, 0.0, 0.2];
        double[] up = [.. first.Concat(first).Select(hours => (hours + 0.2) / 2)];
        double[] down = [.. second.Concat(second).Select(hours => (hours + 0.2) / 2)];

        var estimate = Of(up, down);

        Assert.StartsWith("paired t (", estimate.Method, StringComparison.Ordinal);
        Assert.Equal(0.158 / 2, estimate.Value, 10);

        // Standard deviation 1.229995 of 10 pairs; of the 20 its sum of squares is doubled: 0.0615 · √(18/19) / √20.
        // Ours is a little more cautious, since one pair stands out.
        Assert.InRange((estimate.Value - estimate.Interval.Low) / (2.093024 * 0.0133854), 1, 1.2);
    }

    [Fact]
    public void Many_equal_groups_get_the_cluster_robust_t()
    {
        double[] first = [.. Enumerable.Range(0, 40).Select(i => (i / 2 % 4) is 0 ? 0.0 : 1.0)];
        double[] second = [.. Enumerable.Range(0, 40).Select(i => (i / 2 % 2) is 0 ? 0.0 : 1.0)];
        string?[] groups = [.. Enumerable.Range(0, 40).Select(i => $"{i / 2}")];

        var estimate = PairedDifference.Estimate(first, second, groups, confidence: 0.95, seed: 1);

        // 20 group means: five times 1, fifteen times 0.
        Assert.Equal("cluster-robust t (CR2, 19 df)", estimate.Method);
        Assert.InRange((estimate.Value - estimate.Interval.Low) / (2.093024 * Math.Sqrt(0.25 * 0.75 / 19)), 1, 1.02);
        Assert.Equal((40, 20), (estimate.Count, estimate.Groups));
    }

    [Fact]
    public void Few_groups_are_flipped()
    {
        double[] first = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0];
        double[] second = [0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 0];
        string?[] groups = ["a", "a", "b", "b", "c", "c", "d", "d", "e", "e", "f", "f"];

        var estimate = PairedDifference.Estimate(first, second, groups, confidence: 0.95, seed: 1);

        // Six sums, five positive and one 0: the patterns as far from zero are 4 of 64.
        Assert.Equal("sign-flip of group sums (exact), or t where wider", estimate.Method);
        Assert.InRange(estimate.PValue, 4 / 64.0, 0.2);
        Assert.False(estimate.Interval.Excludes(0));
    }

    [Fact]
    public void One_group_says_nothing()
    {
        var estimate = PairedDifference.Estimate([1, 1, 1], [0, 0, 1], ["a", "a", "a"], confidence: 0.95, seed: 1);

        Assert.Equal(new Interval(-1, 1), estimate.Interval);
        Assert.Equal(1, estimate.PValue);
        Assert.Equal("one group: nothing can be said", estimate.Method);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Equal_scores_are_no_difference_and_no_certainty(bool isGrouped)
    {
        double[] scores = [.. Enumerable.Range(0, 100).Select(i => i % 3 / 2.0)];
        string?[] groups = [.. Enumerable.Range(0, 100).Select(i => isGrouped ? $"{i / 5}" : null)];

        var estimate = PairedDifference.Estimate(scores, scores, groups, confidence: 0.95, seed: 1);

        Assert.Equal((0, 1), (estimate.Value, estimate.PValue));
        Assert.True(estimate.Interval is { Low: < -0.01 and > -0.2, High: > 0.01 and < 0.2 });
    }

    [Property]
    public bool Exchanging_the_candidates_changes_the_sign_alone((byte, byte)[] raw, bool isGrouped)
    {
        var (first, second, groups) = Pairs(raw, isGrouped);
        var forward = PairedDifference.Estimate(first, second, groups, confidence: 0.95, seed: 3);
        var back = PairedDifference.Estimate(second, first, groups, confidence: 0.95, seed: 3);

        return Math.Abs(forward.Value + back.Value) < 1e-12
            && Math.Abs(forward.PValue - back.PValue) < 1e-9
            && Math.Abs(forward.Interval.Low + back.Interval.High) < 1e-9
            && Math.Abs(forward.Interval.High + back.Interval.Low) < 1e-9;
    }

    [Property]
    public bool The_interval_contains_the_estimate_and_p_is_a_probability((byte, byte)[] raw, bool isGrouped)
    {
        var (first, second, groups) = Pairs(raw, isGrouped);

        var estimate = PairedDifference.Estimate(first, second, groups, confidence: 0.95, seed: 3);

        return !estimate.Interval.Excludes(estimate.Value) && estimate.PValue is >= 0 and <= 1
            && estimate.Interval is { Low: >= -1, High: <= 1 };
    }

    [Property]
    public bool The_order_of_the_examples_does_not_matter((byte, byte)[] raw, bool isGrouped, ulong seed)
    {
        var (first, second, groups) = Pairs(raw, isGrouped);
        var order = Enumerable.Range(0, first.Length).ToArray();
        new SplitMix64(seed).Shuffle(order.AsSpan());

        var forward = PairedDifference.Estimate(first, second, groups, confidence: 0.95, seed: 3);
        var shuffled = PairedDifference.Estimate(
            [.. order.Select(i => first[i])], [.. order.Select(i => second[i])], [.. order.Select(i => groups[i])], 0.95, seed: 3);

        return Math.Abs(forward.PValue - shuffled.PValue) < 1e-9
            && Math.Abs(forward.Interval.Low - shuffled.Interval.Low) < 1e-9
            && forward.Method == shuffled.Method;
    }

    [Fact]
    public void Unpaired_scores_are_refused() => Assert.Throws<ArgumentException>(() => Of([1, 0], [1]));

    private static DifferenceEstimate Of(double[] first, double[] second) =>
        PairedDifference.Estimate(first, second, groups: null, confidence: 0.95, seed: 1);

    // Quarters are exact in binary, so that reordered sums are equal and not only near.
    private static (double[] First, double[] Second, string?[] Groups) Pairs((byte First, byte Second)[] raw, bool isGrouped)
    {
        (byte First, byte Second)[] pairs = [.. raw, (3, 1)];
        return (
            [.. pairs.Select(pair => pair.First % 5 / 4.0)],
            [.. pairs.Select(pair => pair.Second % 5 / 4.0)],
            [.. pairs.Select(pair => isGrouped ? $"{pair.First / 16}" : null)]);
    }
}
