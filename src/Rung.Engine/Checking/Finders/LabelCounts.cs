using Rung.Core.Data;

namespace Rung.Engine.Checking.Finders;

/// <summary>Labels that are too rare to learn, and labels of the test that train does not have.</summary>
internal static class LabelCounts
{
    public static IEnumerable<Finding> Find(CheckMaterial material)
    {
        if (material.Task.Output is not OutputKind.Label || material.LearntCount == 0)
        {
            yield break;
        }

        var learnt = Enumerable.Range(0, material.LearntCount).Select(place => material.Examples[place].Expected ?? "").CountBy(label => label).ToDictionary(StringComparer.Ordinal);
        var fewest = material.Policy.Data.FewestOfLabel;
        var rare = learnt.Where(label => label.Value < fewest).OrderBy(label => label.Value).ThenBy(label => label.Key, StringComparer.Ordinal).ToArray();
        if (rare.Length > 0)
        {
            var names = rare.Select(label => label.Key).ToHashSet(StringComparer.Ordinal);
            yield return new Finding
            {
                Kind = FindingKind.RareLabels,
                Severity = FindingSeverity.Warning,
                Title = $"{rare.Length} of {learnt.Count} labels have fewer than {fewest} examples to learn from: {Named(rare.Select(label => $"{label.Key} ({label.Value})"))}.",
                Count = rare.Length,
                Share = (double)rare.Length / learnt.Count,
                Of = "labels",
                Ids = [.. Enumerable.Range(0, material.LearntCount).Where(place => names.Contains(material.Examples[place].Expected ?? "")).Select(place => material.Examples[place].Id)],
                Fix = "Label more examples of these, or merge labels that lead to the same action.",
                Command = $"rung label {material.Task.Folder} --pool FILE",
            };
        }

        foreach (var finding in Unseen(material, learnt))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Unseen(CheckMaterial material, Dictionary<string, int> learnt)
    {
        var test = material.Dataset[Split.Test];
        var unseen = test.Where(example => !learnt.ContainsKey(example.Expected ?? "")).ToArray();
        if (unseen.Length > 0)
        {
            var labels = unseen.CountBy(example => example.Expected ?? "").OrderByDescending(label => label.Value).ToArray();
            yield return new Finding
            {
                Kind = FindingKind.UnseenLabels,
                Severity = FindingSeverity.Warning,
                Title = $"{unseen.Length} of {test.Length} test examples have a label that no train example has, so rung 0 cannot answer them: {Named(labels.Select(label => $"{label.Key} ({label.Value})"))}.",
                Count = unseen.Length,
                Share = (double)unseen.Length / test.Length,
                Of = "test examples",
                Ids = [.. unseen.Select(example => example.Id)],
                Samples = [.. unseen.Take(3).Select(example => new FindingSample(example.Id, Split.Test, Excerpt.Of(example.Input.Text), $"expects '{example.Expected}'"))],
                Fix = "Add train examples of these labels; look for a label that is spelt in two ways.",
            };
        }
    }

    private static string Named(IEnumerable<string> labels)
    {
        const int Shown = 8;
        var all = labels.ToArray();
        return string.Join(", ", all.Take(Shown)) + (all.Length > Shown ? $" and {all.Length - Shown} more" : "");
    }
}
