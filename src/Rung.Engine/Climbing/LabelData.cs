using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Datasets;
using Rung.Engine.Tasks;

namespace Rung.Engine.Climbing;

/// <summary>The examples of a task whose outputs are labels, divided as they are frozen.</summary>
internal static class LabelData
{
    /// <exception cref="Core.RungException">The data cannot be read, or has no labels.</exception>
    public static async Task<Dataset> ReadAsync(TaskDefinition task, IClimbState state, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (task.Output is not OutputKind.Label || task.Data.Examples is null)
        {
            throw new ClimbException($"{TaskReader.FileName}: found no examples with labels; rung label expects 'output: {{ kind: label }}' and 'data.examples'.");
        }

        var frozen = (await state.FindAsync(cancellationToken))?.FrozenSplits ?? NothingFrozen.Instance;
        return (await DatasetLoader.LoadAsync(task, frozen, new DatasetOptions(), clock, cancellationToken)).Dataset;
    }

    /// <summary>Train and dev.</summary>
    public static IEnumerable<Example> LearntOf(Dataset dataset) => dataset[Split.Train].Concat(dataset[Split.Dev]);

    public static IEnumerable<Example> AllOf(Dataset dataset) => Enum.GetValues<Split>().SelectMany(split => dataset[split]);

    /// <summary>The different labels, in ordinal order.</summary>
    public static ImmutableArray<string> LabelsOf(IEnumerable<Example> examples) =>
        [.. examples.Select(example => example.Expected).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
