using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Engine.Tasks;

namespace Rung.Engine.Checking.Finders;

/// <summary>What every finder looks at: the examples of all splits in one row, and which of them are twins.</summary>
internal sealed class CheckMaterial
{
    private readonly ImmutableArray<Split> _splits;

    public CheckMaterial(TaskDefinition task, Policy policy, Dataset dataset)
    {
        Task = task;
        Policy = policy;
        Dataset = dataset;
        var parts = Enum.GetValues<Split>().Select(split => (Split: split, Examples: dataset[split])).ToArray();
        Examples = [.. parts.SelectMany(part => part.Examples)];
        _splits = [.. parts.SelectMany(part => Enumerable.Repeat(part.Split, part.Examples.Length))];
    }

    public TaskDefinition Task { get; }

    public Policy Policy { get; }

    public Dataset Dataset { get; }

    /// <summary>Train, dev, test, edge; each in the order of the ids.</summary>
    public ImmutableArray<Example> Examples { get; }

    /// <summary>Examples that are learnt from or selected on.</summary>
    public int LearntCount => Dataset[Split.Train].Length + Dataset[Split.Dev].Length;

    public Split SplitOf(int place) => _splits[place];

    /// <summary>Whether candidates may have seen the example before they are measured.</summary>
    public bool IsLearnt(int place) => _splits[place] is Split.Train or Split.Dev;

    public FindingSample SampleOf(int place, string evidence)
    {
        var example = Examples[place];
        return new FindingSample(example.Id, _splits[place], Excerpt.Of(example.Input.Text), evidence);
    }
}
