using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Engine.Local;
using Rung.Engine.Providers;
using Rung.Engine.Tasks;

namespace Rung.Engine.Climbing;

/// <summary>The connections of one climb to the task's models, and what they did and cost. Owns them until the climb ends.</summary>
internal sealed class LiveModels : IDisposable
{
    private readonly List<LiveModel> _models = [];
    private readonly List<MeasuredCandidate> _skipped = [];
    private readonly List<LiveModel> _tuned = [];
    private readonly LocalModels _locals = new();
    private readonly TaskDefinition _task;
    private readonly LiveModelSetup _setup;

    private LiveModels(ClimbContext context)
    {
        _task = context.Task;
        _setup = new LiveModelSetup
        {
            Locals = _locals,
            Folder = context.Task.Folder,
            Responses = context.Store.Responses,
            Budget = new SpendingBudget(context.Task.Budget.Money),
            Time = context.Clock,
            Seed = context.Task.Seed,
        };
    }

    /// <summary>Embedders and rerankers, paid from the same budget; <see langword="null"/>: the task has no documents that could be climbed with.</summary>
    public RetrievalModels? Retrieval { get; private set; }

    public IReadOnlyList<LiveModel> All => _models;

    /// <summary>What could not even be tried, for example for want of a key.</summary>
    public IReadOnlyList<MeasuredCandidate> Skipped => _skipped;

    /// <summary>What the tokens of each model cost, by its name in the task; <see langword="null"/> is unknown.</summary>
    public IEnumerable<KeyValuePair<string, ModelPrice?>> Prices =>
        _models.Select(model => KeyValuePair.Create(model.Definition.Name, model.Price)).Concat(Retrieval?.Prices ?? []);

    /// <summary>What all models did and cost so far.</summary>
    public LiveTotals Totals => _models.Concat(_tuned).Aggregate(
        Retrieval?.Totals ?? LiveTotals.None, (totals, model) => totals + model.Totals);

    public static LiveModels Open(ClimbContext context)
    {
        var models = new LiveModels(context);
        if (!context.Task.IncludesAutomatic)
        {
            return models;
        }

        foreach (var definition in context.Task.Models)
        {
            models.Connect(definition);
        }

        if (DocumentStage.Applies(context.Task))
        {
            models.Retrieval = RetrievalModels.Open(context.Task.Embedders, [], RetrievalModels.CacheOf(context.Task), models._setup);
        }

        return models;
    }

    /// <summary>A local model of the task with an adapter on; the weights in memory are the same.</summary>
    public LiveModel Wear(LiveModel model, LocalAdapter adapter)
    {
        var original = _task.Models.First(definition => definition.Name == model.Definition.Name);
        var tuned = LiveModel.CreateLocal(original, _setup, adapter);
        _tuned.Add(tuned);
        return tuned;
    }

    public void Dispose()
    {
        _tuned.ForEach(model => model.Dispose());
        _models.ForEach(model => model.Dispose());
        Retrieval?.Dispose();
        _locals.Dispose();
    }

    private void Connect(ModelDefinition definition)
    {
        try
        {
            _models.Add(LiveModel.Create(definition, _setup));
        }
        catch (ProviderException e)
        {
            _skipped.Add(new MeasuredCandidate
            {
                Candidate = new Candidate
                {
                    Name = $"prompts with {definition.Name}",
                    Rung = RungKind.Prompt,
                    Definition = $"skipped {definition.Name}",
                },
                State = CandidateState.Skipped,
                Why = e.Message,
            });
        }
    }
}
