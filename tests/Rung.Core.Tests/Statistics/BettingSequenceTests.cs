using Rung.Core.Statistics;

namespace Rung.Core.Tests.Statistics;

public sealed class BettingSequenceTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.1)]
    [InlineData(0.98)]
    public void The_truth_is_in_the_interval_at_all_times_together(double share)
    {
        const int Repetitions = 300;
        var missed = Enumerable.Range(0, Repetitions).Count(repetition =>
        {
            var random = SplitMix64.Derive(seed: 5, (ulong)repetition);
            var sequence = new BettingSequence(0, 1, confidence: 0.95, nullMean: share);
            for (var i = 0; i < 300; i++)
            {
                sequence.Add(random.NextDouble() < share ? 1 : 0);
            }

            // The interval never grows again: whatever was excluded at any time is excluded now.
            return sequence.Interval.Excludes(share);
        });

        Assert.True(missed <= 0.06 * Repetitions, $"Missed {missed} of {Repetitions}.");
    }

    [Fact]
    public void Hedged_capital_grows_as_in_the_article()
    {
        // One bet on 1 against 1/2: λ = √(2 log 40 / (1/4 · log 2)) is cut to c/m = 1, so the capital is 1 + 1 · (1 −
        // 1/2), half of it at risk.
        var sequence = new BettingSequence(0, 1, confidence: 0.95, nullMean: 0.5);
        for (var i = 0; i < 3; i++)
        {
            sequence.Add(1);
        }

        Assert.Equal(1 / (Math.Pow(1.5, 3) / 2), sequence.PValue, 12);
    }

    [Fact]
    public void The_interval_only_shrinks_and_closes_in()
    {
        var random = new SplitMix64(2);
        var sequence = new BettingSequence(0, 10, confidence: 0.95, nullMean: 5);
        var before = sequence.Interval;
        for (var i = 0; i < 2_000; i++)
        {
            sequence.Add(random.NextDouble() < 0.3 ? 10 : 0);
            Assert.True(sequence.Interval.Low >= before.Low && sequence.Interval.High <= before.High);
            before = sequence.Interval;
        }

        Assert.False(before.Excludes(3));
        Assert.InRange(before.High - before.Low, 0.3, 1.2);
        Assert.True(sequence.PValue < 1e-6);
    }

    [Theory]
    [InlineData(0.35, 200)]
    [InlineData(0.5, 200)]
    [InlineData(0.62, 120)]
    public void The_interval_excludes_the_null_when_the_p_value_says_so(double share, int count)
    {
        var random = new SplitMix64(4);
        var sequence = new BettingSequence(0, 1, confidence: 0.95, nullMean: 0.5);
        for (var i = 0; i < count; i++)
        {
            sequence.Add(random.NextDouble() < share ? 1 : 0);
            Assert.Equal(sequence.PValue <= 0.05, sequence.Interval.Excludes(0.5));
        }
    }

    [Fact]
    public void What_is_out_of_bounds_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BettingSequence(0, 1, 0.95, 0.5).Add(1.1));
}
