using System.Collections.Immutable;
using System.Diagnostics;
using Rung.Core.Statistics;
using Rung.Retrieval.Settings;

namespace Rung.Retrieval.Studies.Settings;

/// <summary>A search on one data set: the race, the full grid it is held against, races in other orders, and the test.</summary>
internal sealed class SettingsRun : IAsyncDisposable
{
    private const int Orders = 20;

    private readonly SettingsMeasurement _measurement;

    private SettingsRun(SettingsData data)
    {
        Data = data;
        _measurement = MeasurementOf(data);
    }

    public SettingsData Data { get; }

    public required RetrievalSearchResult Search { get; init; }

    public TimeSpan RaceTime { get; private set; }

    /// <summary>How many rankings were made in the race of what needs no learning.</summary>
    public long Retrievals { get; private set; }

    /// <summary>Every choice of the first race asked every question.</summary>
    public SettingsResult Grid { get; private set; } = null!;

    public long GridRetrievals { get; private set; }

    public TimeSpan GridTime { get; private set; }

    /// <summary>The first race in other orders of the questions: the share asked, and whether the grid's best within today's cost was kept and taken.</summary>
    public ImmutableArray<(double Share, bool IsKept, bool IsTaken, double Lost)> Reordered { get; private set; }

    /// <summary>Empty where the test was not looked at.</summary>
    public ImmutableArray<TestedSettings> Tested { get; private set; } = [];

    public static async Task<SettingsRun> OfAsync(SettingsData data, bool isForTest)
    {
        var race = new SettingsSearchOptions { Seed = SettingsData.Seed };
        var run = new SettingsRun(data) { Search = await SearchAsync(data, race) };
        await run.RaceThenGridAsync(race);
        if (isForTest)
        {
            await run.TestAsync();
        }

        return run;
    }

    public RetrievalSettings SettingsOf(MeasuredChoice choice) => _measurement.SettingsOf(choice.Choice);

    public Task<SettingsFootprint> FootprintOfAsync(MeasuredChoice choice) =>
        _measurement.FootprintOfAsync(SettingsOf(choice), CancellationToken.None);

    public ValueTask DisposeAsync() => _measurement.DisposeAsync();

    private static SettingsMeasurement MeasurementOf(SettingsData data) =>
        new(SettingsCorpus.OfDocuments(data.Documents), data.Dev, new() { Seed = SettingsData.Seed });

    /// <summary>By a measurement of its own: what it keeps of the questions would be missing in the counts of the races.</summary>
    private static async Task<RetrievalSearchResult> SearchAsync(SettingsData data, SettingsSearchOptions race)
    {
        await using var measurement = MeasurementOf(data);
        return await RetrievalSearch.RunAsync(measurement, new() { Race = race, OnStage = Say }, CancellationToken.None);
    }

    /// <summary>The first race anew, to count what it alone asks; then the rest of the grid.</summary>
    private async Task RaceThenGridAsync(SettingsSearchOptions race)
    {
        SettingsChoice[] choices = [.. Search.First.Measured.Select(choice => choice.Choice)];
        var began = Stopwatch.GetTimestamp();
        await RaceAsync(choices, race with { Error = race.Error / 2 });
        (RaceTime, Retrievals) = (Stopwatch.GetElapsedTime(began), _measurement.Retrievals);
        began = Stopwatch.GetTimestamp();
        Say("asking the whole grid");
        Grid = await RaceAsync(choices, race with { BatchSize = Data.Dev.Count });
        (GridTime, GridRetrievals) = (RaceTime + Stopwatch.GetElapsedTime(began), _measurement.Retrievals);
        var best = Grid.Measured.Where(IsAffordable).Max(choice => choice.Quality);
        Say("racing in other orders");
        var reordered = ImmutableArray.CreateBuilder<(double, bool, bool, double)>();
        for (var order = 1UL; order <= Orders; order++)
        {
            var result = await RaceAsync(choices, race with { Seed = SettingsData.Seed + order });
            var kept = result.Measured.Any(choice => choice.EliminatedBy is null && choice.Quality == best && IsAffordable(choice));
            var taken = result.Best(Search.Baseline.Cost)!.Quality;
            reordered.Add(((double)result.Asked / result.AskedOfAll, kept, taken == best, best - taken));
        }

        Reordered = reordered.ToImmutable();

        bool IsAffordable(MeasuredChoice choice)
        {
            return choice.Cost <= Search.Baseline.Cost * race.CostStep;
        }
    }

    private static void Say(string stage) =>
        Console.Error.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {stage}");

    private Task<SettingsResult> RaceAsync(SettingsChoice[] choices, SettingsSearchOptions race) =>
        SettingsSearch.RunAsync(choices, Data.Dev.Count, _measurement.MeasureAsync, race, CancellationToken.None);

    /// <summary>The one look at the test.</summary>
    private async Task TestAsync()
    {
        var today = await AskAsync("today", Search.Baseline);
        var rivals = new List<(string Name, MeasuredChoice Choice)>
        {
            ("most found at no more tokens", Search.Chosen),
            ("fewest tokens, found no less on dev", Search.Thrifty),
            ("today's passages, other words", SamePassages()),
        };
        var tested = new List<TestedSettings> { today };
        foreach (var (name, choice) in rivals)
        {
            var asked = await AskAsync(name, choice);
            tested.Add(asked with
            {
                Difference = PairedDifference.Estimate(
                    [.. asked.Qualities], [.. today.Qualities], Groups, TestedSettings.Confidence, SettingsData.Seed),
            });
        }

        var adjusted = Holm.Adjust([.. tested.Skip(1).Select(each => each.Difference!.Value.PValue)]);
        Tested = [tested[0], .. tested.Skip(1).Zip(adjusted, (each, p) => each with { Adjusted = p })];
    }

    private IReadOnlyList<string?> Groups => [.. Data.Test.Select(question => question.Group)];

    /// <summary>The best on dev of those that leave the passages and their number as they are: only stems and BM25's numbers.</summary>
    private MeasuredChoice SamePassages()
    {
        var today = SettingsOf(Search.Baseline);
        return Grid.Measured
            .Where(choice => SettingsOf(choice) with { Stems = today.Stems, Bm25 = today.Bm25 } == today)
            .OrderByDescending(choice => choice.Quality)
            .First();
    }

    private async Task<TestedSettings> AskAsync(string name, MeasuredChoice choice)
    {
        var settings = SettingsOf(choice);
        var outcomes = await _measurement.AskUnseenAsync(settings, Data.Test, CancellationToken.None);
        double[] qualities = [.. outcomes.Select(outcome => outcome.Outcome.Quality)];
        return new()
        {
            Name = name,
            Settings = settings,
            Dev = choice.Quality,
            Qualities = [.. qualities],
            Quality = MeanEstimate.Of(qualities, Groups, TestedSettings.Confidence),
            Tokens = outcomes.Average(outcome => outcome.Outcome.Cost),
        };
    }
}
