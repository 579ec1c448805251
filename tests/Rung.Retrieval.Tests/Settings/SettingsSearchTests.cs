using System.Collections.Immutable;
using System.Globalization;
using Rung.Retrieval.Settings;

namespace Rung.Retrieval.Tests.Settings;

public sealed class SettingsSearchTests
{
    private const int Questions = 600;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hopeless_choice_is_dropped_after_few_questions()
    {
        var result = await SearchAsync(("good", 0.9, 1, 1), ("bad", 0.3, 1, 1));

        Assert.Equal("name good", result.Measured[1].EliminatedBy!.ToString());
        Assert.True(result.Measured[1].Questions < Questions / 2, $"{result.Measured[1].Questions}");
        Assert.Equal(Questions, result.Measured[0].Questions);
        Assert.Equal(Questions + result.Measured[1].Questions, result.Asked);
    }

    [Fact]
    public async Task A_cheaper_or_faster_choice_is_not_dropped_for_a_better_one()
    {
        var result = await SearchAsync(("good", 0.9, 5, 5), ("cheap", 0.6, 1, 5), ("fast", 0.6, 5, 1));

        Assert.All(result.Measured, choice => Assert.Null(choice.EliminatedBy));
        Assert.Equal(["name good", "name cheap", "name fast"], result.Front.Select(choice => choice.Choice.ToString()));
    }

    [Fact]
    public async Task A_dearer_choice_that_is_no_better_survives_but_is_not_on_the_front()
    {
        // Equal in quality: nothing can be shown, so it is not dropped, only not offered.
        var result = await SearchAsync(("plain", 0.7, 1, 1), ("dear", 0.7, 2, 1));

        Assert.Null(result.Measured[1].EliminatedBy);
        Assert.Equal(["name plain"], result.Front.Select(choice => choice.Choice.ToString()));
    }

    [Fact]
    public async Task The_best_within_limits_is_found()
    {
        var result = await SearchAsync(("good", 0.9, 5, 5), ("middle", 0.8, 3, 5), ("cheap", 0.6, 1, 5));

        Assert.Equal("name good", result.Best()!.Choice.ToString());
        Assert.Equal("name middle", result.Best(mostCost: 4)!.Choice.ToString());
        Assert.Null(result.Best(mostCost: 0.5));
        Assert.Null(result.Best(mostLatency: TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public async Task Each_question_is_asked_once_under_each_choice_and_none_after_elimination()
    {
        var asked = new List<(string, int)>();

        await SettingsSearch.RunAsync(
            Choices("good", "bad"),
            Questions,
            (choice, question, _) =>
            {
                asked.Add((choice["name"], question));
                return ValueTask.FromResult(new SettingsOutcome(choice["name"] is "good" ? 1 : 0, 1, TimeSpan.Zero));
            },
            _ => new Hoeffding(0.05),
            new() { BatchSize = 25 },
            Cancellation);

        Assert.Equal(asked.Count, asked.Distinct().Count());
        Assert.Equal(Questions, asked.Count(entry => entry.Item1 is "good"));
        Assert.True(asked.Count(entry => entry.Item1 is "bad") < 100);
    }

    [Fact]
    public async Task A_bound_hears_how_many_rivals_a_choice_has()
    {
        var rivals = new List<int>();

        await SettingsSearch.RunAsync(
            Choices("a", "b", "c"),
            10,
            (choice, _, _) => ValueTask.FromResult(new SettingsOutcome(choice["name"] is "a" ? 1 : 0, 1, TimeSpan.Zero)),
            count =>
            {
                rivals.Add(count);
                return new Hoeffding(0.05);
            },
            new(),
            Cancellation);

        Assert.All(rivals, count => Assert.Equal(2, count));
        Assert.NotEmpty(rivals);
    }

    [Fact]
    public async Task Of_choices_that_come_to_the_same_the_front_has_the_first()
    {
        var result = await SearchAsync(("one", 0.7, 1, 1), ("two", 0.7, 1, 1));

        Assert.Equal(["name one"], result.Front.Select(choice => choice.Choice.ToString()));
    }

    [Fact]
    public async Task What_is_a_little_dearer_or_slower_counts_as_alike()
    {
        var result = await SearchAsync(("good", 0.9, 1.02, 1.1), ("bad", 0.3, 1, 1));

        Assert.Equal("name good", result.Measured[1].EliminatedBy!.ToString());
        Assert.Equal("name good", result.Best(mostCost: 1, mostLatency: TimeSpan.FromSeconds(1))!.Choice.ToString());
    }

    [Fact]
    public async Task When_the_time_is_over_all_are_compared_on_the_same_questions()
    {
        var clock = new StepClock();
        var result = await SettingsSearch.RunAsync(
            Choices("a", "b", "c"),
            Questions,
            (choice, _, _) =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return ValueTask.FromResult(new SettingsOutcome(choice["name"] is "b" ? 0.5 : 0.4, 1, TimeSpan.Zero));
            },
            new() { BatchSize = 10, TimeLimit = TimeSpan.FromSeconds(75), Clock = clock },
            Cancellation);

        Assert.False(result.IsComplete);
        Assert.Equal([20, 20, 20], result.Measured.Select(choice => choice.Questions));
        Assert.Equal("name b", result.Best()!.Choice.ToString());
    }

    [Fact]
    public async Task A_choice_whose_turn_never_came_is_not_on_the_front()
    {
        var clock = new StepClock();
        var result = await SettingsSearch.RunAsync(
            Choices("a", "b"),
            Questions,
            (_, _, _) =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return ValueTask.FromResult(new SettingsOutcome(0.4, 1, TimeSpan.Zero));
            },
            new() { BatchSize = 10, TimeLimit = TimeSpan.FromSeconds(5), Clock = clock },
            Cancellation);

        Assert.Equal([10, 0], result.Measured.Select(choice => choice.Questions));
        Assert.Equal(["name a"], result.Front.Select(choice => choice.Choice.ToString()));
    }

    [Fact]
    public async Task The_best_is_kept_in_at_least_95_of_100_searches()
    {
        // Twelve choices of equal cost, most of them nearly as good as the best: the harder to tell, the sooner one errs.
        const int searches = 300;
        var random = new Random(5);
        var (lost, asked, all) = (0, 0L, 0L);
        for (var search = 0; search < searches; search++)
        {
            var scores = Enumerable.Range(0, 12)
                .Select(choice => Enumerable.Range(0, 200).Select(_ => random.NextDouble() < 0.7 - (0.04 * choice) ? 1.0 : 0).ToArray())
                .ToArray();
            var best = scores.Max(row => row.Average());
            var result = await SettingsSearch.RunAsync(
                Choices([.. Enumerable.Range(0, 12).Select(choice => $"{choice}")]),
                200,
                (choice, question, _) => ValueTask.FromResult(new SettingsOutcome(scores[int.Parse(choice["name"], CultureInfo.InvariantCulture)][question], 1, TimeSpan.Zero)),
                new() { Seed = (ulong)search },
                Cancellation);
            lost += result.Measured.Index().Any(each => each.Item.EliminatedBy is not null && scores[each.Index].Average() == best) ? 1 : 0;
            (asked, all) = (asked + result.Asked, all + result.AskedOfAll);
        }

        Assert.True(lost <= 0.05 * searches, $"{lost} of {searches} searches lost a best choice");
        Assert.True(asked < 0.85 * all, $"{(double)asked / all:0.00} of all questions were asked");
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public async Task A_quality_outside_its_range_is_refused(double quality) =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => SettingsSearch.RunAsync(
            Choices("a"), 1, (_, _, _) => ValueTask.FromResult(new SettingsOutcome(quality, 1, TimeSpan.Zero)), _ => new Hoeffding(0.05), new(), Cancellation));

    private static Task<SettingsResult> SearchAsync(params (string Name, double Quality, double Cost, double Latency)[] choices)
    {
        // The same luck for all choices: what one solves, a better one solves, too.
        var random = new Random(11);
        double[] luck = [.. Enumerable.Range(0, Questions).Select(_ => random.NextDouble())];
        var known = choices.ToDictionary(choice => choice.Name, StringComparer.Ordinal);
        return SettingsSearch.RunAsync(
            Choices([.. known.Keys]),
            Questions,
            (choice, question, _) =>
            {
                var (_, quality, cost, latency) = known[choice["name"]];
                return ValueTask.FromResult(new SettingsOutcome(luck[question] < quality ? 1 : 0, cost, TimeSpan.FromSeconds(latency)));
            },
            new() { BatchSize = 20, LatencyFloor = TimeSpan.Zero },
            Cancellation);
    }

    private static ImmutableArray<SettingsChoice> Choices(params string[] names) =>
        SettingsSpace.Empty.With("name", names).Choices(most: 100, seed: 1);

    /// <summary>A clock that stands until it is advanced.</summary>
    private sealed class StepClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }

    /// <summary>Hoeffding's bound for every n at once: its error is shared out as 6/π²n².</summary>
    private sealed class Hoeffding(double error) : ISettingsBound
    {
        private double _sum;
        private int _count;

        public bool ShowsBetter => _count > 0
            && (_sum / _count) - Math.Sqrt(2 * Math.Log(Math.PI * Math.PI * _count * _count / (6 * error)) / _count) > 0;

        public void Add(int question, double difference)
        {
            _sum += difference;
            _count++;
        }
    }
}
