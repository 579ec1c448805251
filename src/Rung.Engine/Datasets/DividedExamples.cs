using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Stores;

namespace Rung.Engine.Datasets;

/// <summary>The examples of a task in splits.</summary>
internal sealed record DividedExamples(
    ImmutableArray<Example> Train, ImmutableArray<Example> Dev, ImmutableArray<Example> Test, ImmutableArray<Example> Edge)
{
    /// <summary>Examples that belong to no split, because their group or a twin is frozen in the test or among the edge cases.</summary>
    public int LeftOut { get; init; }

    /// <summary>Whether twins had to be parted, because they bound too many groups to each other.</summary>
    public bool PartsTwins { get; init; }

    public ContentHash TestContent { get; } = DatasetHash.Of(Test);

    public Dataset ToDataset() => Dataset.Create(Parts.Select(part => KeyValuePair.Create(part.Split, (IReadOnlyList<Example>)part.Examples)));

    public FrozenSplits ToFrozen(string task, ulong seed, DateTimeOffset at) => new()
    {
        Task = task,
        TestContent = TestContent,
        Ids = Parts.ToImmutableDictionary(part => part.Split, part => part.Examples.Select(example => example.Id).Order().ToImmutableArray()),
        Seed = seed,
        At = at,
    };

    private IEnumerable<(Split Split, ImmutableArray<Example> Examples)> Parts =>
        new[] { (Split.Train, Train), (Split.Dev, Dev), (Split.Test, Test), (Split.Edge, Edge) }.Where(part => !part.Item2.IsEmpty);
}
