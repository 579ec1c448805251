using Rung.Core.Data;

namespace Rung.Engine.Checking.Finders;

/// <summary>Groups that stand on both sides of the test, and train examples that are younger than the test.</summary>
internal static class SideLeaks
{
    public static IEnumerable<Finding> Find(CheckMaterial material) => Groups(material).Concat(Times(material));

    private static IEnumerable<Finding> Groups(CheckMaterial material)
    {
        var learnt = Learnt(material).Select(example => example.Group).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var test = material.Dataset[Split.Test];
        var shared = test.Where(example => example.Group is { } group && learnt.Contains(group)).ToArray();
        if (shared.Length == 0)
        {
            yield break;
        }

        var share = (double)shared.Length / test.Length;
        var groups = shared.Select(example => example.Group).Distinct(StringComparer.Ordinal).Count();
        yield return new Finding
        {
            Kind = FindingKind.GroupLeakage,
            Severity = share >= material.Policy.Data.GroupLeakageLimit ? FindingSeverity.Error : FindingSeverity.Warning,
            Title = $"{shared.Length} of {test.Length} test examples belong to {groups} groups that train or dev have too: scores are better than they will be for groups not seen before.",
            Count = shared.Length,
            Share = share,
            Of = "test examples",
            Ids = [.. shared.Select(example => example.Id)],
            Samples = [.. shared.Take(3).Select(example => new FindingSample(example.Id, Split.Test, Excerpt.Of(example.Input.Text), $"group '{example.Group}' is in train or dev too"))],
            Fix = "Make a test of other groups: leave 'test' out of data, and Rung carves one that keeps groups whole.",
        };
    }

    private static IEnumerable<Finding> Times(CheckMaterial material)
    {
        var test = material.Dataset[Split.Test].Where(example => example.Time is not null).ToArray();
        var learnt = Learnt(material).Where(example => example.Time is not null).ToArray();

        // A test that was carved at random lies between its train examples by design; only a file of the team's own says something.
        if (test.Length == 0 || learnt.Length == 0 || material.Task.Data.Test is null)
        {
            yield break;
        }

        var first = test.Min(example => example.Time!.Value);
        var younger = learnt.Where(example => example.Time > first).ToArray();
        if (younger.Length > 0)
        {
            yield return new Finding
            {
                Kind = FindingKind.TimeLeakage,
                Severity = FindingSeverity.Warning,
                Title = $"{younger.Length} of {learnt.Length} train and dev examples are younger than the oldest test example ({first:yyyy-MM-dd}): what is learnt may know the future.",
                Count = younger.Length,
                Share = (double)younger.Length / learnt.Length,
                Of = "train and dev examples",
                Ids = [.. younger.Select(example => example.Id)],
                Samples = [.. younger.OrderByDescending(example => example.Time).Take(3).Select(example => new FindingSample(example.Id, Split.Train, Excerpt.Of(example.Input.Text), $"from {example.Time:yyyy-MM-dd}"))],
                Fix = "If the task drifts, test on what came last.",
            };
        }
    }

    private static IEnumerable<Example> Learnt(CheckMaterial material) =>
        material.Dataset[Split.Train].Concat(material.Dataset[Split.Dev]);
}
