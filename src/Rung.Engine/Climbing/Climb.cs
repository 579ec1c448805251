using System.Text;
using Rung.Core.Ladder;
using Rung.Core.Stores;
using Rung.Engine.Datasets;
using Rung.Engine.Reports;
using Rung.Engine.Tasks;

namespace Rung.Engine.Climbing;

/// <summary>
/// The main job: freezes the splits, tests the metric, lets the candidates race on dev, shows the test to the finalists once, and
/// concludes. It may be killed at any moment: the next climb goes on from what is stored.
/// </summary>
public sealed class Climb(TaskDefinition task, IClimbState state, ClimbOptions options, IClimbObserver observer, TimeProvider clock)
{
    private readonly long _began = clock.GetTimestamp();

    /// <returns>The result with the examples and attempts behind it, ready to be rendered.</returns>
    /// <exception cref="Core.RungException">The task, its data or its metric cannot be measured with.</exception>
    public async Task<ReportSource> RunAsync(CancellationToken cancellationToken)
    {
        var (prepared, store) = await PrepareAsync(cancellationToken);
        var context = ContextOf(prepared, store);
        var journal = new ClimbJournal(store.Journal);
        await BeginAsync(prepared, store, journal, cancellationToken);

        using var models = LiveModels.Open(context);
        await using var documents = await DocumentStage.OpenAsync(context, models, journal, cancellationToken);
        var contestants = await MeasureAsync(context, prepared, journal, models, documents, cancellationToken);
        var result = await new Conclusion(context, contestants, models, documents)
            .MakeAsync(clock.GetElapsedTime(_began), [.. prepared.Notes, .. documents?.Notes ?? []], cancellationToken);
        await KeepAsync(result, prepared, store, models, cancellationToken);
        return ClimbSource.Of(context.Dataset, result, contestants);
    }

    /// <summary>The result, the policy and the prices that decided, each under its hash, then the verdict that names them.</summary>
    private static async Task KeepAsync(
        ClimbResult result, PreparedTask prepared, IStore store, LiveModels models, CancellationToken cancellationToken) =>
        await new ClimbJournal(store.Journal).VerdictAsync(
            result,
            await store.Blobs.AddAsync(ClimbResultText.Write(result), cancellationToken),
            await store.Blobs.AddAsync(Encoding.UTF8.GetBytes(prepared.PolicyText), cancellationToken),
            models.Prices,
            cancellationToken);

    private ClimbContext ContextOf(PreparedTask prepared, IStore store) =>
        new(prepared.Prices.WithPrices(task), prepared.Loaded.Dataset, prepared.Scorer, store, observer, clock)
        {
            Policy = prepared.Policy,
            Prices = $"{prepared.Prices.Source} ({prepared.Prices.Id.Short})",
            TestTwins = prepared.Check.TestTwins,
        };

    private async Task<(PreparedTask Prepared, IStore Store)> PrepareAsync(CancellationToken cancellationToken)
    {
        var existing = await state.FindAsync(cancellationToken);
        var prepared = await PreparedTask.ReadAsync(
            task, existing?.FrozenSplits ?? NothingFrozen.Instance, options, clock, cancellationToken);
        if (existing is not null)
        {
            return (prepared, existing);
        }

        // Another first climb may have come between: what it froze counts.
        var store = await state.OpenAsync(cancellationToken);
        return await store.FrozenSplits.FindAsync(task.Name, cancellationToken) is null
            ? (prepared, store)
            : (await PreparedTask.ReadAsync(task, store.FrozenSplits, options, clock, cancellationToken), store);
    }

    private async Task BeginAsync(
        PreparedTask prepared, IStore store, ClimbJournal journal, CancellationToken cancellationToken)
    {
        var loaded = prepared.Loaded;
        await journal.StartedAsync(task, options.Version, loaded.Dataset.Id, cancellationToken);
        await journal.MetricTestedAsync(prepared.Scorer.Name, prepared.SelfTest, cancellationToken);
        if (loaded.Outcome is not FreezeOutcome.AsFrozen)
        {
            await journal.SplitsFrozenAsync(loaded, cancellationToken);
            await store.FrozenSplits.FreezeAsync(loaded.Splits, cancellationToken);
        }

        await journal.CheckedAsync(prepared.Check, cancellationToken);
        foreach (var note in prepared.Notes)
        {
            observer.OnNote(note);
        }
    }

    private static async Task<IReadOnlyList<Contestant>> MeasureAsync(
        ClimbContext context,
        PreparedTask prepared,
        ClimbJournal journal,
        LiveModels models,
        DocumentStage? documents,
        CancellationToken cancellationToken)
    {
        var progress = new ClimbProgress(context, () => models.Totals.Money);
        var contestants = new List<Contestant>();
        contestants.AddRange(await new BaselineStage(context, journal, progress).RunAsync(cancellationToken));
        contestants.AddRange(documents is null ? [] : await documents.RunAsync(progress, cancellationToken));
        contestants.AddRange(await new RecordedStage(context).RunAsync(prepared.Recorded, cancellationToken));
        contestants.AddRange(await new LiveStage(context, journal, models, documents).RunAsync(contestants, progress, cancellationToken));
        await new FinalStage(context, journal, progress).RunAsync(contestants, cancellationToken);
        return contestants;
    }
}
