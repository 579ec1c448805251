using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Data.Edges;
using Rung.Core.Statistics;
using Rung.Core.Stores;
using Rung.Engine.Tasks;

namespace Rung.Engine.Datasets;

/// <summary>
/// Makes the edge split of a task that has no file for it: natural ones out of the examples that are not in the test, at most 100 and at most
/// one in fifty, and as many generated ones, each from a test example. Only those may show them: a train example that was changed
/// a little would be known already. What was frozen is found again by its ids, the generated ones by making them again.
/// </summary>
internal static class EdgeDivision
{
    /// <summary>Examples outside the test, below which none are kept apart unless <c>edge: auto</c> asks for it.</summary>
    public const int FewestForEdge = 500;

    private const int MostNatural = 100;
    private const int PartsOfPool = 50;
    private const ulong NaturalStream = 3;
    private const ulong GeneratedStream = 4;

    /// <summary>Edge and rest of a task that has nothing frozen.</summary>
    /// <param name="files">All examples.</param>
    /// <param name="test">The test.</param>
    /// <param name="pool">The examples that are neither in the test nor in a dev file.</param>
    /// <param name="task">Says where edge cases come from.</param>
    /// <param name="twins">Which examples of the pool go together.</param>
    public static (ImmutableArray<Example> Edge, ImmutableArray<Example> Others) First(
        ExampleFiles files, ImmutableArray<Example> test, ImmutableArray<Example> pool, TaskDefinition task, Twins? twins)
    {
        if (files.Edge is { } own)
        {
            return (own, pool);
        }

        if (!IsMade(task) || (task.Data.EdgeCases is EdgeCases.WhereEnough && pool.Length < FewestForEdge))
        {
            return ([], pool);
        }

        var count = Math.Min(MostNatural, pool.Length / PartsOfPool);
        var chosen = EdgeSelection.Choose(pool, count, task.Output is OutputKind.Label, Seed(task.Seed, NaturalStream), twins);
        var natural = chosen.Select(choice => choice.Example.Id).ToHashSet();
        var generated = Perturbation.Generate(test, count, task.Output, Seed(task.Seed, GeneratedStream));
        var taken = Known(files, [.. generated.Select(example => example.Id)]);
        return (
            [.. chosen.Select(choice => choice.Example), .. generated.Where(example => !taken.Contains(example.Id))],
            [.. pool.Where(example => !natural.Contains(example.Id))]);
    }

    /// <summary>The edge as it was frozen, and which of it was carved out of the examples.</summary>
    public static (ImmutableArray<Example> Edge, ImmutableArray<Example> Carved) Frozen(
        ExampleFiles files, ImmutableArray<Example> test, FrozenSplits frozen, TaskDefinition task)
    {
        if (files.Edge is { } own)
        {
            return (own, []);
        }

        if (!IsMade(task) || !frozen.Ids.TryGetValue(Split.Edge, out var ids))
        {
            return ([], []);
        }

        var wanted = ids.ToHashSet();
        var known = Known(files, wanted);
        var tests = test.ToDictionary(example => example.Id);
        ImmutableArray<Example> carved = [.. files.Examples.Where(example => wanted.Contains(example.Id))];
        var generated = ids.Where(id => !known.Contains(id)).Select(id => Again(id, tests, frozen.Seed)).OfType<Example>();
        return ([.. carved, .. generated], carved);
    }

    /// <summary>Whether Rung makes edge cases: not for a task whose candidates are all recorded, since those could not answer them.</summary>
    public static bool IsMade(TaskDefinition task) =>
        task.Data is { Edge: null, EdgeCases: not EdgeCases.None } && task.IncludesAutomatic;

    /// <summary>Those of some ids that the team gave itself.</summary>
    private static HashSet<ExampleId> Known(ExampleFiles files, HashSet<ExampleId> ids) =>
        [.. files.All.Select(example => example.Id).Where(ids.Contains)];

    private static Example? Again(ExampleId id, Dictionary<ExampleId, Example> tests, ulong seed) =>
        Perturbation.TryReadId(id, out var source, out var kind) && tests.TryGetValue(source, out var example)
            ? Perturbation.Apply(example, kind, Seed(seed, GeneratedStream))
            : null;

    private static ulong Seed(ulong seed, ulong stream) => SplitMix64.Derive(seed, stream).NextUInt64();
}
