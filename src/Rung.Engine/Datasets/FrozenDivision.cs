using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Stores;
using Rung.Engine.Tasks;

namespace Rung.Engine.Datasets;

/// <summary>
/// Divides the examples of a task as they were frozen. New examples go to train, and to dev while it is smaller than
/// it should be; never to the test. One whose group, or whose very input, is in the frozen test goes nowhere.
/// </summary>
internal sealed class FrozenDivision(FrozenSplits frozen, TaskDefinition task)
{
    private readonly HashSet<ExampleId> _test = IdsOf(frozen, Split.Test);
    private readonly HashSet<ExampleId> _dev = IdsOf(frozen, Split.Dev);
    private readonly HashSet<ExampleId> _train = IdsOf(frozen, Split.Train);

    public DividedExamples Divide(ExampleFiles files)
    {
        var test = files.Test ?? Only(files.Examples, _test);
        var isCarved = files.Test is null;
        var others = isCarved ? [.. files.Examples.Where(example => !_test.Contains(example.Id))] : files.Examples;
        var usable = isCarved ? Without(others, test) : others;
        var (dev, train) = files.Dev is { } official
            ? (official, usable)
            : DivideDev(usable);
        return new DividedExamples(train, dev, test, files.Edge ?? []) { LeftOut = others.Length - usable.Length };
    }

    /// <summary>What is different about the test, for a person; <see langword="null"/> when it is the frozen one.</summary>
    public string? ChangeOf(DividedExamples divided)
    {
        if (divided.TestContent == frozen.TestContent)
        {
            return null;
        }

        var now = divided.Test.Select(example => example.Id).ToHashSet();
        var gone = _test.Where(id => !now.Contains(id)).Order().ToList();
        var come = now.Where(id => !_test.Contains(id)).Order().ToList();
        var changes = new List<string>();
        if (gone.Count > 0)
        {
            changes.Add($"{gone.Count} of its {_test.Count} examples are gone or changed (first: '{gone[0]}')");
        }

        if (come.Count > 0)
        {
            changes.Add($"{come.Count} are new (first: '{come[0]}')");
        }

        return changes.Count > 0 ? string.Join(", ", changes) : "an example has another content under the same id";
    }

    private (ImmutableArray<Example> Dev, ImmutableArray<Example> Train) DivideDev(ImmutableArray<Example> usable)
    {
        var dev = Only(usable, _dev);
        var devUnits = UnitsOf(dev);
        var fresh = new List<Example>();
        var train = new List<Example>();
        var grown = dev.ToBuilder();
        foreach (var example in usable.Where(example => !_dev.Contains(example.Id)))
        {
            var isNew = !_train.Contains(example.Id);
            (isNew && devUnits.Contains(SplitUnit.Of(example)) ? grown : isNew ? fresh : (ICollection<Example>)train).Add(example);
        }

        var missing = Math.Clamp(FirstDivision.DevCount(usable.Length) - grown.Count, 0, fresh.Count);
        var (more, rest) = FirstDivision.CarveDev([.. fresh], missing, task);
        return ([.. grown, .. more], [.. train, .. rest]);
    }

    /// <summary>An example that was trained on before the test was frozen stays: only a new one can come too late.</summary>
    private ImmutableArray<Example> Without(ImmutableArray<Example> others, ImmutableArray<Example> test)
    {
        var units = UnitsOf(test);
        return [.. others.Where(example => _train.Contains(example.Id) || _dev.Contains(example.Id) || !units.Contains(SplitUnit.Of(example)))];
    }

    private static HashSet<ExampleId> IdsOf(FrozenSplits frozen, Split split) =>
        frozen.Ids.TryGetValue(split, out var ids) ? [.. ids] : [];

    private static ImmutableArray<Example> Only(ImmutableArray<Example> examples, HashSet<ExampleId> ids) =>
        [.. examples.Where(example => ids.Contains(example.Id))];

    private static HashSet<SplitUnit> UnitsOf(ImmutableArray<Example> examples) => [.. examples.Select(SplitUnit.Of)];
}
