using Rung.Core.Statistics;

namespace Rung.Core.Tests.Statistics;

public sealed class PairedRaceTests
{
    [Fact]
    public void Only_complete_groups_are_bet_on()
    {
        var race = new PairedRace(["a", "b", "a", null], confidence: 0.95);

        Assert.False(race.Add(0, 1));
        Assert.False(race.Add(1, 0) && race.Estimate.Groups is 0);
        Assert.Equal(1, race.Examples);
        Assert.True(race.Add(2, 0));
        Assert.Equal(3, race.Examples);
        Assert.Equal(1 / 3.0, race.Estimate.Value, 12);
        Assert.Equal(2, race.Estimate.Groups);
    }

    [Fact]
    public void An_example_races_once()
    {
        var race = new PairedRace([null, null], confidence: 0.95);
        race.Add(1, 0.5);

        Assert.Throws<InvalidOperationException>(() => race.Add(1, 0.5));
    }

    [Fact]
    public void A_hopeless_candidate_is_seen_early()
    {
        var random = new SplitMix64(1);
        var race = new PairedRace(new string?[1_000], confidence: 0.95);
        var looks = 0;
        while (!race.Estimate.Interval.Excludes(0))
        {
            var draw = random.NextDouble();
            race.Add(looks++, draw < 0.25 ? 1 : draw < 0.3 ? -1 : 0);
        }

        Assert.InRange(looks, 40, 200);
        Assert.True(race.Estimate is { Value: > 0, PValue: < 0.05 });
    }

    [Theory]
    [InlineData(20, 0)]
    [InlineData(40, 0.2)]
    public void The_example_weighted_difference_is_in_the_interval_at_all_times_together(int groups, double difference)
    {
        const int Repetitions = 300;
        var missed = Enumerable.Range(0, Repetitions).Count(repetition =>
        {
            var random = SplitMix64.Derive(seed: 9, (ulong)repetition);
            var (first, second, names) = Samples.Pairs(random, groups, mean: 0.7, difference);
            var race = new PairedRace(names, confidence: 0.95);
            for (var i = 0; i < names.Length; i++)
            {
                race.Add(i, first[i] - second[i]);
            }

            return race.Estimate.Interval.Excludes(difference);
        });

        Assert.True(missed <= 0.06 * Repetitions, $"Missed {missed} of {Repetitions}.");
    }

    [Fact]
    public void The_estimand_is_that_of_examples_though_small_groups_differ_otherwise()
    {
        // Small groups favour the first by 0.6, large ones of four times the size the second by 0.15: a difference of
        // 0 by examples.
        const int Repetitions = 200;
        var missed = Enumerable.Range(0, Repetitions).Count(repetition =>
        {
            var random = SplitMix64.Derive(seed: 12, (ulong)repetition);
            var sizes = Enumerable.Range(0, 100).Select(_ => random.Next(2) is 0 ? 3 : 12).ToArray();
            var race = new PairedRace([.. sizes.SelectMany((size, g) => Enumerable.Repeat($"{g}", size))], confidence: 0.95);
            var example = 0;
            foreach (var size in sizes)
            {
                for (var i = 0; i < size; i++)
                {
                    race.Add(example++, random.NextDouble() < (size is 3 ? 0.8 : 0.425) ? 1 : -1);
                }
            }

            return race.Estimate.Interval.Excludes(0);
        });

        Assert.True(missed <= 0.06 * Repetitions, $"Missed {missed} of {Repetitions}.");
    }
}
