using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Ladder;

namespace Rung.Engine.Checking.Finders;

/// <summary>Counts what each approach is said to need.</summary>
internal static class DataGates
{
    public static ImmutableArray<DataGate> Of(CheckMaterial material) =>
        [.. material.Policy.Data.Minimums.Select(minimum => Of(minimum, material))];

    private static DataGate Of(DataMinimum minimum, CheckMaterial material) => minimum.Approach switch
    {
        "evaluation" => new DataGate(minimum, material.Dataset[Split.Test].Length, "test examples"),
        "retriever" => new DataGate(minimum, null, "no question is marked with the passage that answers it"),
        "structured-output" when material.Task.Output is OutputKind.Text or OutputKind.Label =>
            new DataGate(minimum, null, "the task's output is not structured"),
        _ => new DataGate(minimum, material.LearntCount, "train and dev examples"),
    };
}
