using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Datasets;
using Rung.Engine.Labelling.Answers;

namespace Rung.Engine.Labelling.Queues;

/// <summary>Reads inputs that have no label yet.</summary>
internal static class LabelPool
{
    /// <exception cref="DatasetException">The file cannot be read, or an id is that of an example with another input.</exception>
    public static async Task<ImmutableArray<Example>> ReadAsync(
        AnswerColumns columns, string path, IReadOnlyCollection<Example> labelled, CancellationToken cancellationToken)
    {
        var inputs = new List<LocatedExample>();
        await foreach (var input in ExampleReader.ReadAsync(columns.PoolOf(path), cancellationToken))
        {
            inputs.Add(input);
        }

        var file = new LocatedFile(path, inputs);
        new ExampleIds([file]).MakeUnique();
        var known = labelled.ToDictionary(example => example.Id);
        foreach (var (example, line, _) in file.Examples)
        {
            if (known.TryGetValue(example.Id, out var other) && other.Input.Text != example.Input.Text)
            {
                throw new DatasetException($"{path}:{line}: found the id '{example.Id}', which a labelled example with another input has; expected an id of its own.");
            }
        }

        return file.ToExamples();
    }
}
