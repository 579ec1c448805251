using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Core.Similarity;
using Rung.Engine.Checking.Leakage;
using Rung.Engine.Checking.Profiles;
using Rung.Engine.PersonalData.Operators;
using Rung.Engine.Tasks;

namespace Rung.Engine.Checking.Finders;

/// <summary>What every finder looks at: the examples of all splits in one row, and which of them are twins.</summary>
internal sealed class CheckMaterial
{
    private readonly ImmutableArray<Split> _splits;
    private readonly Dictionary<ExampleId, int> _places;

    private CheckMaterial(TaskDefinition task, Policy policy, Dataset dataset, Twins twins, SimilarityOptions similarity)
    {
        Twins = twins;
        Similarity = FormattableString.Invariant(
            $"up to {similarity.MostEdits} edits, or a Jaccard index of {similarity.Threshold} in long texts");
        Task = task;
        Policy = policy;
        Dataset = dataset;
        var parts = Enum.GetValues<Split>().Select(split => (Split: split, Examples: dataset[split])).ToArray();
        Examples = [.. parts.SelectMany(part => part.Examples)];
        _splits = [.. parts.SelectMany(part => Enumerable.Repeat(part.Split, part.Examples.Length))];
        _places = Examples.Index().ToDictionary(pair => pair.Item.Id, pair => pair.Index);
    }

    /// <summary>Looks for the twins first: most finders need them.</summary>
    public static CheckMaterial Of(
        TaskDefinition task, Policy policy, Dataset dataset, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var similarity = new SimilarityOptions();
        return new CheckMaterial(task, policy, dataset, Twins.In(dataset, similarity, progress, cancellationToken), similarity)
        {
            Leak = TwinLeak.Measure(
                [.. dataset[Split.Train], .. dataset[Split.Dev]], dataset[Split.Test], new TwinLeakOptions { Seed = task.Seed }, cancellationToken),
            Profile = DatasetProfile.Of(dataset, task.Output, [.. task.Models.Select(model => model.Name)], cancellationToken),
        };
    }

    public TaskDefinition Task { get; }

    public Policy Policy { get; }

    public Dataset Dataset { get; }

    /// <summary>Which examples say the same, or nearly.</summary>
    public Twins Twins { get; }

    /// <summary>Test examples whose words are nearly those of a train or dev example, be it in another order.</summary>
    public required TwinLeak Leak { get; init; }

    /// <summary>The test examples with a twin in train or dev, by either measure.</summary>
    public ImmutableHashSet<ExampleId> TestTwins => [.. Twins.TestTwins, .. Leak.Leaked.Select(leaked => leaked.Test)];

    /// <summary>What the data is made of.</summary>
    public required DatasetProfile Profile { get; init; }

    /// <summary>When two texts are near, in a few words.</summary>
    public string Similarity { get; }

    /// <summary>Train, dev, test, edge; each in the order of the ids.</summary>
    public ImmutableArray<Example> Examples { get; }

    /// <summary>Examples that are learnt from or selected on.</summary>
    public int LearntCount => Dataset[Split.Train].Length + Dataset[Split.Dev].Length;

    public Split SplitOf(int place) => _splits[place];

    /// <summary>Whether candidates may have seen the example before they are measured.</summary>
    public bool IsLearnt(int place) => _splits[place] is Split.Train or Split.Dev;

    /// <summary>The place of an example in <see cref="Examples"/>.</summary>
    public int PlaceOf(ExampleId id) => _places[id];

    public FindingSample SampleOf(int place, string evidence)
    {
        var example = Examples[place];
        return new FindingSample(example.Id, _splits[place], Excerpt.Of(MaskedText.Of(example.Input.Text)), evidence);
    }
}
