using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Faults;
using Rung.Engine.Tasks;

namespace Rung.Engine.Datasets;

/// <summary>Finds labels that no candidate could learn, because train never has them.</summary>
internal static class LabelCheck
{
    private const int MostFaults = 20;

    /// <returns>The labels of edge that are unseen: hard cases may be such, and the reader should know.</returns>
    /// <exception cref="DatasetException">A label of dev or test is unseen in train.</exception>
    public static ImmutableArray<string> NotesOf(DividedExamples divided, TaskDefinition task)
    {
        if (task.Output is not OutputKind.Label || !task.IncludesAutomatic)
        {
            return [];
        }

        var seen = divided.Train.Select(example => example.Expected).ToHashSet(StringComparer.Ordinal);
        var faults = new FaultList(task.Data.Examples ?? "train", MostFaults);
        Report(faults, divided.Test, "test", task.Data.Test, seen);
        Report(faults, divided.Dev, "dev", task.Data.Dev, seen);
        if (!faults.IsEmpty)
        {
            throw new DatasetException(string.Join('\n', faults.ToTexts()));
        }

        var edge = Unseen(divided.Edge, seen).Select(label => $"'{label.Key}'").ToList();
        return edge.Count == 0 ? [] : [$"Edge has labels that train never has: {string.Join(", ", edge)}."];
    }

    private static void Report(FaultList faults, ImmutableArray<Example> examples, string split, string? file, HashSet<string?> seen)
    {
        foreach (var label in Unseen(examples, seen))
        {
            faults.Add(
                $"found no example of the label '{label.Key}', which {label.Count()} of the {split} examples have (first: '{label.First().Id}'); "
                + $"expected some, because a label unseen in train is never learnt. Add examples of it{(file is null ? "" : $", or take it out of {file}")}.");
        }
    }

    private static IEnumerable<IGrouping<string?, Example>> Unseen(ImmutableArray<Example> examples, HashSet<string?> seen) =>
        examples.Where(example => !seen.Contains(example.Expected)).GroupBy(example => example.Expected).OrderBy(label => label.Key, StringComparer.Ordinal);
}
