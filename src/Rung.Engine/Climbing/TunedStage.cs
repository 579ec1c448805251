using System.Collections.Immutable;
using Rung.Core.Ladder;
using Rung.Engine.Providers;
using Rung.Engine.Tuning;

namespace Rung.Engine.Climbing;

/// <summary>Rung 3: the adapters that were trained for the task, each on a model of it.</summary>
internal sealed class TunedStage
{
    private readonly ClimbContext _context;
    private readonly LiveModels _models;
    private readonly AdapterStore _store;
    private readonly TunedCatalog _catalog;

    private TunedStage(ClimbContext context, LiveModels models, ImmutableArray<string> notes)
    {
        (_context, _models) = (context, models);
        _store = new AdapterStore(context.Task.Folder);

        // Where nobody could wear one the folder is not even looked into.
        var stored = models.All.Any(model => model.Local is not null) ? _store.All() : StoredAdapters.None;
        (Adapters, Notes) = (stored.Adapters, [.. notes, .. stored.Faults]);
        _catalog = new TunedCatalog(context.Task, context.Dataset, Adapters);
    }

    /// <summary>Why the adapter that <c>rung.yaml</c> asks for was not trained, what else is to be known of it, and which are damaged.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>What the task's folder holds.</summary>
    public ImmutableArray<TrainedAdapter> Adapters { get; }

    /// <summary>Trains first what <c>rung.yaml</c> asks for.</summary>
    public static async Task<TunedStage> OpenAsync(ClimbContext context, ClimbJournal journal, LiveModels models, CancellationToken cancellationToken)
    {
        var notes = await new TuneStage(context, journal, models).RunAsync(cancellationToken);
        return new TunedStage(context, models, notes);
    }

    /// <summary>The candidates of a model, each with the reason why it is not tried, where there is one.</summary>
    public IEnumerable<(Prompting.IModelAnswerer Answerer, string Setup, string? WhyNot)> For(LiveModel model)
    {
        foreach (var adapter in _catalog.For(model))
        {
            var tuned = _models.Wear(model, TunedCatalog.Worn(_store, adapter));
            var name = TunedCatalog.NameOf(model.Definition, adapter);
            yield return (_catalog.AnswererOf(tuned, name, adapter, _context.Clock), TunedCatalog.SetupOf(adapter), _catalog.WhyNot(adapter));
        }
    }

    /// <summary>Those that a candidate of this result wears.</summary>
    public static ImmutableArray<TrainedAdapter> WornBy(IEnumerable<MeasuredCandidate> candidates, IEnumerable<TrainedAdapter> adapters) =>
        [.. adapters.Where(adapter => candidates.Any(candidate => candidate.Candidate.Definition.Contains(adapter.Id, StringComparison.Ordinal)))];
}
