using System.Text;
using Rung.Core.Ladder;
using Rung.Core.Stores;
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
        var opened = await OpenedTask.ReadAsync(task, state, options, clock, cancellationToken);
        var (prepared, store) = opened;
        var context = ContextOf(prepared, store);
        var journal = new ClimbJournal(store.Journal);
        await BeginAsync(opened, journal, cancellationToken);

        using var models = LiveModels.Open(context);
        await using var documents = await DocumentStage.OpenAsync(context, models, journal, cancellationToken);
        var tuned = await TunedStage.OpenAsync(context, journal, models, cancellationToken);
        var contestants = await MeasureAsync(context, prepared, journal, tuned, models, documents, cancellationToken);
        var result = await new Conclusion(context, contestants, models, documents)
            .MakeAsync(clock.GetElapsedTime(_began), [.. prepared.Notes, .. documents?.Notes ?? [], .. tuned.Notes], cancellationToken);
        await KeepAsync(result, prepared, store, models, cancellationToken);
        return ClimbSource.Of(context.Dataset, result, contestants, tuned.Adapters);
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

    private async Task BeginAsync(OpenedTask opened, ClimbJournal journal, CancellationToken cancellationToken)
    {
        var prepared = opened.Prepared;
        await journal.StartedAsync(task, options.Version, prepared.Loaded.Dataset.Id, cancellationToken);
        await journal.MetricTestedAsync(prepared.Scorer.Name, prepared.SelfTest, cancellationToken);
        await opened.FreezeAsync(journal, cancellationToken);
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
        TunedStage tuned,
        LiveModels models,
        DocumentStage? documents,
        CancellationToken cancellationToken)
    {
        var progress = new ClimbProgress(context, () => models.Totals.Money);
        var contestants = new List<Contestant>();
        contestants.AddRange(await new BaselineStage(context, journal, progress).RunAsync(cancellationToken));
        contestants.AddRange(documents is null ? [] : await documents.RunAsync(progress, cancellationToken));
        contestants.AddRange(await new RecordedStage(context).RunAsync(prepared.Recorded, cancellationToken));
        contestants.AddRange(await new LiveStage(context, journal, models, documents, tuned).RunAsync(contestants, progress, cancellationToken));
        await new FinalStage(context, journal, progress).RunAsync(contestants, cancellationToken);
        return contestants;
    }
}
