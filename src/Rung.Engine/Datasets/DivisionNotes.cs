using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Stores;
using Rung.Engine.Tasks;

namespace Rung.Engine.Datasets;

/// <summary>What the reader of a report should know about how the examples were divided.</summary>
internal static class DivisionNotes
{
    public static IEnumerable<string> Of(
        DividedExamples divided, ExampleFiles files, FreezeOutcome outcome, FrozenSplits? frozen, TaskDefinition task)
    {
        if (files.Test is null)
        {
            yield return $"There is no test file: {divided.Test.Length} of the {files.Examples.Length} examples were kept apart as the test (seed {(frozen is null || outcome is FreezeOutcome.NewTest ? task.Seed : frozen.Seed)}).";
        }

        if (outcome is FreezeOutcome.NewTest)
        {
            yield return $"The test is a new one: scores on the test frozen on {frozen!.At:yyyy-MM-dd} do not compare with it.";
        }

        if (frozen is not null && outcome is not FreezeOutcome.NewTest && files.Test is null && frozen.Seed != task.Seed)
        {
            yield return $"The seed {task.Seed} does not divide anew what was frozen with seed {frozen.Seed}.";
        }

        if (divided.LeftOut > 0)
        {
            yield return $"{divided.LeftOut} new examples were left out: their groups or twins of theirs are in the frozen test or edge. A new test (--new-test) divides them too.";
        }

        if (divided.PartsTwins)
        {
            yield return "Nearly equal inputs bind so many groups to each other that too little could be kept apart: groups stay whole, but nearly equal inputs of different groups may stand on both sides.";
        }

        foreach (var note in SharedGroups(divided, files, task))
        {
            yield return note;
        }
    }

    /// <summary>Only files of the team's own can share groups: what is carved keeps them whole.</summary>
    private static IEnumerable<string> SharedGroups(DividedExamples divided, ExampleFiles files, TaskDefinition task)
    {
        if (files.Test is null)
        {
            yield break;
        }

        var test = GroupsOf(divided.Test);
        var learnt = GroupsOf(divided.Train).Union(GroupsOf(divided.Dev));
        var shared = test.Intersect(learnt);
        if (!shared.IsEmpty)
        {
            yield return $"{shared.Count} of the {test.Count} groups of {task.Data.Test} occur in train or dev too (first: '{shared.Min(StringComparer.Ordinal)}'): scores may be better than for groups not seen before.";
        }
    }

    private static ImmutableHashSet<string> GroupsOf(ImmutableArray<Example> examples) =>
        [.. examples.Select(example => example.Group).OfType<string>()];
}
