using Rung.Core.Data;

namespace Rung.Engine.Checking.Finders;

/// <summary>Too few examples to decide on, and no edge cases among them.</summary>
internal static class SizeFinder
{
    private const string Evaluation = "evaluation";

    public static IEnumerable<Finding> Find(CheckMaterial material)
    {
        var test = material.Dataset[Split.Test].Length;
        if (material.Policy.Data.Minimums.FirstOrDefault(minimum => minimum.Approach == Evaluation) is { } minimum && test < minimum.Examples)
        {
            yield return new Finding
            {
                Kind = FindingKind.TooFewExamples,
                Severity = FindingSeverity.Warning,
                Title = $"{test} test examples; {minimum.Examples} are said to be the least to decide on ({minimum.Source}).",
                Count = minimum.Examples - test,
                Share = 1 - ((double)test / minimum.Examples),
                Of = "test examples that are missing",
                Fix = "Label more; until then most comparisons stay undecided.",
                Command = $"rung label {material.Task.Folder} --pool FILE",
            };
        }

        if (material.Dataset[Split.Edge].IsEmpty)
        {
            yield return new Finding
            {
                Kind = FindingKind.NoEdgeCases,
                Severity = FindingSeverity.Info,
                Title = "There are no edge cases: a test that was drawn like the rest misses what is rare, odd or hostile.",
                Count = 1,
                Share = 1,
                Of = "edge splits",
                Fix = "Name a file of hard cases as data.edge, or write data.edge: auto to have them chosen and generated.",
            };
        }
    }
}
