using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Stores;
using Rung.Engine.Tasks;

namespace Rung.Engine.Datasets;

/// <summary>
/// Divides the examples of a task as they were frozen. New examples go to train, and to dev while it is smaller than
/// it should be; never to the test. One that shares its group with frozen test or edge, or has a twin in them, goes nowhere.
/// </summary>
internal sealed class FrozenDivision(FrozenSplits frozen, TaskDefinition task, DatasetOptions options, CancellationToken cancellationToken)
{
    private readonly HashSet<ExampleId> _test = IdsOf(frozen, Split.Test);
    private readonly HashSet<ExampleId> _dev = IdsOf(frozen, Split.Dev);
    private readonly HashSet<ExampleId> _train = IdsOf(frozen, Split.Train);

    public DividedExamples Divide(ExampleFiles files)
    {
        var test = files.Test ?? Only(files.Examples, _test);
        var (edge, carved) = EdgeDivision.Frozen(files, test, frozen, task);
        carved = files.Test is null ? [.. test, .. carved] : carved;
        var carvedIds = carved.Select(example => example.Id).ToHashSet();
        var others = files.Examples.RemoveAll(example => carvedIds.Contains(example.Id));
        var hasNew = others.Any(IsNew);
        var twins = hasNew ? FirstDivision.TwinsOf([.. carved, .. others], options, cancellationToken) : null;
        var usable = hasNew ? Without(others, carved, twins!) : others;
        var (dev, train) = files.Dev is { } official
            ? (official, usable)
            : DivideDev(usable, twins);
        return new DividedExamples(train, dev, test, edge) { LeftOut = others.Length - usable.Length };
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

    private bool IsNew(Example example) => !_train.Contains(example.Id) && !_dev.Contains(example.Id);

    private (ImmutableArray<Example> Dev, ImmutableArray<Example> Train) DivideDev(ImmutableArray<Example> usable, Twins? twins)
    {
        var dev = Only(usable, _dev);
        if (twins is null)
        {
            return (dev, [.. usable.Where(example => !_dev.Contains(example.Id))]);
        }

        var bound = BoundTo(dev, usable, twins);
        ImmutableArray<Example> fresh = [.. usable.Where(example => IsNew(example) && !bound.Contains(example.Id))];
        var missing = Math.Clamp(FirstDivision.DevCount(usable.Length) - dev.Length - bound.Count, 0, fresh.Length);
        var (more, rest) = new FirstDivision(task, options, cancellationToken).CarveDev(fresh, missing, twins);
        return ([.. dev, .. Only(usable, bound), .. more], [.. Only(usable, _train), .. rest]);
    }

    /// <summary>An example that was trained on before test and edge were frozen stays: only a new one can come too late.</summary>
    private ImmutableArray<Example> Without(ImmutableArray<Example> others, ImmutableArray<Example> carved, Twins twins)
    {
        var bound = BoundTo(carved, others, twins);
        return [.. others.Where(example => !bound.Contains(example.Id))];
    }

    /// <summary>The new examples that share a unit with one that is frozen, directly or through other new ones.</summary>
    private HashSet<ExampleId> BoundTo(ImmutableArray<Example> held, ImmutableArray<Example> others, Twins twins)
    {
        Example[] fresh = [.. others.Where(IsNew)];
        var units = SplitUnits.Of([.. held, .. fresh], twins);
        var heldUnits = Enumerable.Range(0, held.Length).Select(units.UnitOf).ToHashSet();
        return [.. fresh.Where((_, i) => heldUnits.Contains(units.UnitOf(held.Length + i))).Select(example => example.Id)];
    }

    private static HashSet<ExampleId> IdsOf(FrozenSplits frozen, Split split) =>
        frozen.Ids.TryGetValue(split, out var ids) ? [.. ids] : [];

    private static ImmutableArray<Example> Only(ImmutableArray<Example> examples, HashSet<ExampleId> ids) =>
        [.. examples.Where(example => ids.Contains(example.Id))];
}
