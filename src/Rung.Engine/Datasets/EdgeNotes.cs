using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Data.Edges;
using Rung.Core.Stores;
using Rung.Engine.Tasks;

namespace Rung.Engine.Datasets;

/// <summary>What the reader of a report should know about edge cases that no file of the team's names.</summary>
internal static class EdgeNotes
{
    public static IEnumerable<string> Of(DividedExamples divided, ExampleFiles files, FrozenSplits? frozen, TaskDefinition task)
    {
        if (!EdgeDivision.IsMade(task))
        {
            return [];
        }

        var pool = divided.Train.Length + divided.Edge.Count(example => !EdgeTags.IsGenerated(example)) + (files.Dev is null ? divided.Dev.Length : 0);
        var isEnough = task.Data.EdgeCases is EdgeCases.Automatic || pool >= EdgeDivision.FewestForEdge;
        return (divided.Edge.IsEmpty, isEnough) switch
        {
            (false, _) => [Made(divided.Edge, pool)],
            (true, false) => [$"There is no edge file, and of {pool} examples outside the test none are kept apart as edge cases: {EdgeDivision.FewestForEdge} are needed, or 'edge: auto' under data."],
            _ when frozen is null || frozen.TestContent != divided.TestContent => ["There is no edge file, and no edge case could be made: a group stays whole, and each label keeps half of its examples."],
            _ => ["There is no edge file, and the splits were frozen without edge cases. A new test (--new-test) keeps some apart."],
        };
    }

    private static string Made(ImmutableArray<Example> edge, int pool)
    {
        var generated = edge.Where(EdgeTags.IsGenerated).ToList();
        var kinds = generated.SelectMany(example => example.Tags.Where(tag => tag != EdgeTags.Generated))
            .CountBy(tag => tag[(tag.IndexOf(':', StringComparison.Ordinal) + 1)..], StringComparer.Ordinal)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key} {pair.Value}");
        var natural = $"There is no edge file: {edge.Length - generated.Count} of the {pool} examples outside the test were kept apart as edge cases";
        return generated.Count == 0
            ? $"{natural}."
            : $"{natural}, and {generated.Count} were generated from test examples ({string.Join(", ", kinds)}); the generated ones bear the change in their ids, such as '{generated[0].Id}', and are scored apart.";
    }
}
