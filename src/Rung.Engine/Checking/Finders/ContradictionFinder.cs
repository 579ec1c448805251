using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Similarity;

namespace Rung.Engine.Checking.Finders;

/// <summary>The same input, or nearly, with different expected outputs; and a bar that these do not allow to reach.</summary>
internal static class ContradictionFinder
{
    private const int MostSamples = 5;

    private static readonly string[] MetricsOfWholeAnswers = ["accuracy", "exact"];

    public static IEnumerable<Finding> Find(CheckMaterial material)
    {
        // Free text may be said in many ways: only where an output is one of a closed set do two of them contradict each other.
        if (material.Task.Output is not OutputKind.Label)
        {
            yield break;
        }

        var clusters = material.Twins.Clusters
            .Select(cluster => cluster.Members.Select(material.PlaceOf).ToArray())
            .Where(places => places.Select(place => material.Examples[place].Expected).Distinct(StringComparer.Ordinal).Skip(1).Any())
            .ToArray();
        if (clusters.Length > 0)
        {
            yield return Contradictions(material, clusters);
        }

        if (UnreachableBar(material) is { } unreachable)
        {
            yield return unreachable;
        }
    }

    private static Finding Contradictions(CheckMaterial material, int[][] clusters)
    {
        var places = clusters.SelectMany(places => places).ToArray();
        return new Finding
        {
            Kind = FindingKind.Contradictions,
            Severity = FindingSeverity.Warning,
            Title = $"{places.Length} examples with equal or nearly equal inputs ({clusters.Length} {(clusters.Length == 1 ? "cluster" : "clusters")}) have different expected outputs: at most one of each is right.",
            Count = places.Length,
            Share = (double)places.Length / material.Examples.Length,
            Of = "examples",
            Ids = [.. places.Select(place => material.Examples[place].Id).Order()],
            Clusters = [.. clusters.Select(cluster => cluster.Select(place => material.Examples[place].Id).ToImmutableArray())],
            Samples = [.. clusters.Take(MostSamples).Select(cluster => SampleOf(material, cluster))],
            Fix = "Decide which label is right, and write it into all of them.",
            Command = $"rung label {material.Task.Folder} --review",
        };
    }

    private static FindingSample SampleOf(CheckMaterial material, int[] cluster)
    {
        var first = material.Examples[cluster[0]];
        var other = cluster.Select(place => material.Examples[place]).First(example => example.Expected != first.Expected);
        return material.SampleOf(cluster[0], $"expects '{first.Expected}', but {other.Id} '{other.Expected}': {Excerpt.Of(other.Input.Text)}");
    }

    /// <summary>Whoever answers equal inputs equally is right for the most frequent of their labels at most.</summary>
    private static Finding? UnreachableBar(CheckMaterial material)
    {
        var test = material.Dataset[Split.Test];
        if (material.Task.Bar.Quality is not { } bar || !MetricsOfWholeAnswers.Contains(material.Task.Metric.Name) || test.IsEmpty)
        {
            return null;
        }

        var equal = test.GroupBy(example => ComparableText.Of(example.Input.Text), StringComparer.Ordinal).ToArray();
        var most = equal.Sum(group => group.CountBy(example => example.Expected ?? "").Max(label => label.Value));
        var ceiling = (double)most / test.Length;
        var torn = equal.Where(group => group.Select(example => example.Expected).Distinct(StringComparer.Ordinal).Skip(1).Any()).SelectMany(group => group).ToArray();
        return ceiling >= bar ? null : new Finding
        {
            Kind = FindingKind.UnreachableBar,
            Severity = FindingSeverity.Error,
            Title = FormattableString.Invariant($"Equal test inputs with different labels allow nobody more than {ceiling:0.000}; the bar is {bar:0.000}."),
            Count = torn.Length,
            Share = (double)torn.Length / test.Length,
            Of = "test examples",
            Ids = [.. torn.Select(example => example.Id)],
            Samples = [.. torn.Take(MostSamples).Select(example => new FindingSample(example.Id, Split.Test, Excerpt.Of(example.Input.Text), $"expects '{example.Expected}'"))],
            Fix = "Mend the labels of the test, or give the input what tells these apart.",
        };
    }
}
