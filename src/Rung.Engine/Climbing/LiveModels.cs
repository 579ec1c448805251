using Rung.Core.Economics;
using Rung.Core.Ladder;
using Rung.Engine.Providers;
using Rung.Engine.Tasks;

namespace Rung.Engine.Climbing;

/// <summary>The connections of one climb to the task's models, and what they did and cost. Owns them until the climb ends.</summary>
internal sealed class LiveModels : IDisposable
{
    private readonly List<LiveModel> _models = [];
    private readonly List<MeasuredCandidate> _skipped = [];

    private LiveModels()
    {
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
    public LiveTotals Totals => _models.Aggregate(
        Retrieval?.Totals ?? LiveTotals.None, (totals, model) => totals + model.Totals);

    public static LiveModels Open(ClimbContext context)
    {
        var models = new LiveModels();
        if (!context.Task.IncludesAutomatic)
        {
            return models;
        }

        var setup = new LiveModelSetup
        {
            Responses = context.Store.Responses,
            Budget = new SpendingBudget(context.Task.Budget.Money),
            Time = context.Clock,
            Seed = context.Task.Seed,
        };
        foreach (var definition in context.Task.Models)
        {
            models.Connect(definition, setup);
        }

        if (DocumentStage.Applies(context.Task))
        {
            models.Retrieval = RetrievalModels.Open(context.Task.Embedders, [], RetrievalModels.CacheOf(context.Task), setup);
        }

        return models;
    }

    public void Dispose()
    {
        _models.ForEach(model => model.Dispose());
        Retrieval?.Dispose();
    }

    private void Connect(ModelDefinition definition, LiveModelSetup setup)
    {
        try
        {
            _models.Add(LiveModel.Create(definition, setup));
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
