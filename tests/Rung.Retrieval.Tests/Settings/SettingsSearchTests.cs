using System.Collections.Immutable;
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
    public async Task A_bound_hears_how_many_pairs_there_are()
    {
        var pairs = new List<int>();

        await SettingsSearch.RunAsync(
            Choices("a", "b", "c"),
            10,
            (choice, _, _) => ValueTask.FromResult(new SettingsOutcome(choice["name"] is "a" ? 1 : 0, 1, TimeSpan.Zero)),
            count =>
            {
                pairs.Add(count);
                return new Hoeffding(0.05);
            },
            new(),
            Cancellation);

        Assert.All(pairs, count => Assert.Equal(6, count));
        Assert.NotEmpty(pairs);
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
            pairs => new Hoeffding(0.05 / pairs),
            new() { BatchSize = 20 },
            Cancellation);
    }

    private static ImmutableArray<SettingsChoice> Choices(params string[] names) =>
        SettingsSpace.Empty.With("name", names).Choices(most: 100, seed: 1);

    /// <summary>Hoeffding's bound for every n at once: its error is shared out as 6/π²n².</summary>
    private sealed class Hoeffding(double error) : ISettingsBound
    {
        private double _sum;
        private int _count;

        public double Low => _count is 0
            ? -1
            : (_sum / _count) - Math.Sqrt(2 * Math.Log(Math.PI * Math.PI * _count * _count / (6 * error)) / _count);

        public void Add(int question, double difference)
        {
            _sum += difference;
            _count++;
        }
    }
}
