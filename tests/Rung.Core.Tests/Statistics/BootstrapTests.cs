using Rung.Core.Statistics;

namespace Rung.Core.Tests.Statistics;

public sealed class BootstrapTests
{
    private static readonly int[] Expected = [0, 0, 1, 1, 2, 2, 2, 0];
    private static readonly int[] Predicted = [0, 1, 1, 1, 2, 0, MacroF1.NoLabel, 0];

    [Fact]
    public void Macro_F1_is_that_of_scikit_learn()
    {
        // F1 of label 0: 2·2/(3+3), of 1: 2·2/(2+3), of 2: 2·1/(3+1).
        var all = new int[8];
        Array.Fill(all, 1);

        Assert.Equal(((2 / 3.0) + 0.8 + 0.5) / 3, new MacroF1(Expected, Predicted, labelCount: 4).Of(all), 12);
    }

    [Fact]
    public void A_resample_counts_an_example_as_often_as_it_was_drawn()
    {
        int[] times = [2, 0, 1, 0, 3, 0, 1, 1];
        int[] places = [.. times.SelectMany((count, i) => Enumerable.Repeat(i, count))];
        var ones = new int[places.Length];
        Array.Fill(ones, 1);

        var weighted = new MacroF1(Expected, Predicted, labelCount: 3).Of(times);
        var copied = new MacroF1([.. places.Select(i => Expected[i])], [.. places.Select(i => Predicted[i])], 3).Of(ones);

        Assert.Equal(copied, weighted, 12);
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval()
    {
        var macro = new MacroF1(Expected, Predicted, labelCount: 3);

        Assert.Equal(
            Bootstrap.Bca(macro.Of, 8, null, 0.95, 500, seed: 3), Bootstrap.Bca(macro.Of, 8, null, 0.95, 500, seed: 3));
        Assert.NotEqual(
            Bootstrap.Bca(macro.Of, 8, null, 0.95, 500, seed: 3), Bootstrap.Bca(macro.Of, 8, null, 0.95, 500, seed: 4));
    }

    [Fact]
    public void Whole_groups_are_drawn()
    {
        string?[] groups = ["a", "a", "b", "b", "b", null];
        var seen = new List<string>();
        double Note(ReadOnlySpan<int> times)
        {
            seen.Add(string.Join(' ', times.ToArray()));
            return times[0];
        }

        var estimate = Bootstrap.Bca(Note, 6, groups, 0.95, 200, seed: 1);

        Assert.Equal("cluster bootstrap (bca)", estimate.Method);
        Assert.Equal(3, estimate.Groups);
        Assert.All(seen, times =>
        {
            var drawn = times.Split(' ');
            Assert.Equal(drawn[0], drawn[1]);
            Assert.True(drawn[2] == drawn[3] && drawn[3] == drawn[4]);
        });
    }

    [Fact]
    public void A_perfect_run_is_not_certain()
    {
        var macro = new MacroF1(Expected, Expected, labelCount: 3);

        var estimate = Bootstrap.Bca(macro.Of, 8, null, 0.95, 500, seed: 1);

        Assert.Equal(1, estimate.Value);
        Assert.Equal(Wilson.Interval(8, 8, 0.95), estimate.Interval);
    }

    [Fact]
    public void Equal_candidates_differ_by_nothing()
    {
        var macro = new MacroF1(Expected, Predicted, labelCount: 3);

        var difference = Bootstrap.PairedDifference(macro.Of, macro.Of, 8, null, 0.95, 500, seed: 1);

        Assert.Equal((0, 1), (difference.Value, difference.PValue));
        Assert.False(difference.Interval.Excludes(0));
        Assert.True(difference.Interval.High > 0.1);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.12)]
    [InlineData(0.16)]
    public void Interval_and_p_value_agree(double lead)
    {
        var random = new SplitMix64(11);
        var first = Samples.Binary(random, 120, 0.6 + lead);
        var second = Samples.Binary(random, 120, 0.6);

        var difference = Bootstrap.PairedDifference(
            times => Mean(first, times), times => Mean(second, times), 120, null, confidence: 0.95, resamples: 2_000, seed: 1);
        var atP = Bootstrap.PairedDifference(
            times => Mean(first, times), times => Mean(second, times), 120, null, 1 - difference.PValue, 2_000, seed: 1);

        Assert.Equal(difference.PValue < 0.05, difference.Interval.Excludes(0));
        Assert.InRange(atP.Interval.Low, -0.01, 0.01);
    }

    private static double Mean(double[] scores, ReadOnlySpan<int> times)
    {
        double sum = 0, count = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            sum += times[i] * scores[i];
            count += times[i];
        }

        return sum / count;
    }
}
