using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Similarity;

namespace Rung.Engine.Checking.Finders;

/// <summary>Equal and nearly equal inputs: within what is learnt, and between it and the test.</summary>
internal static class TwinFinder
{
    private const int MostSamples = 5;

    /// <summary>From one in a hundred on, copies are worth a warning.</summary>
    private const double CommonFrom = 0.01;

    public static IEnumerable<Finding> Find(CheckMaterial material) =>
        [.. Duplicates(material), .. Leaks(material, Split.Test), .. Leaks(material, Split.Edge)];

    private static IEnumerable<Finding> Duplicates(CheckMaterial material)
    {
        var clusters = material.Twins.Clusters
            .Select(cluster => Learnt(material, cluster))
            .Where(members => members.Length > 1)
            .ToArray();
        foreach (var isExact in new[] { true, false })
        {
            var pairs = clusters.SelectMany(members => Copies(members, isExact)).ToArray();
            if (pairs.Length > 0)
            {
                yield return DuplicateFinding(material, clusters, pairs, isExact);
            }
        }
    }

    private static Finding DuplicateFinding(
        CheckMaterial material, Example[][] clusters, (Example Copy, Example Survivor)[] pairs, bool isExact)
    {
        var share = (double)pairs.Length / material.LearntCount;
        return new Finding
        {
            Kind = isExact ? FindingKind.ExactDuplicates : FindingKind.NearDuplicates,
            Severity = share >= CommonFrom ? FindingSeverity.Warning : FindingSeverity.Info,
            Title = isExact
                ? $"{pairs.Length} train and dev examples repeat another one's input but for case, blanks and punctuation."
                : $"{pairs.Length} train and dev examples are nearly another one's input ({material.Similarity}).",
            Count = pairs.Length,
            Share = share,
            Of = "train and dev examples",
            Ids = [.. pairs.Select(pair => pair.Copy.Id).Order()],
            Clusters =
            [
                .. from members in clusters
                   where Copies(members, isExact).Any()
                   select members.Select(member => member.Id).ToImmutableArray(),
            ],
            Samples = [.. pairs.Take(MostSamples).Select(pair => material.SampleOf(material.PlaceOf(pair.Copy.Id), $"like {pair.Survivor.Id}: {Excerpt.Of(pair.Survivor.Input.Text)}"))],
            Fix = "Keep one of each: the others teach nothing new, cost tokens, and weigh twice. The survivor is the earliest, else the one with the smallest id.",
            Command = $"rung check {material.Task.Folder} --fix",
        };
    }

    private static IEnumerable<Finding> Leaks(CheckMaterial material, Split split)
    {
        var pairs = NearDuplicatesOf(material, split)
            .Concat(split is Split.Test ? SameWordsAs(material) : [])
            .DistinctBy(pair => pair.Test.Id)
            .OrderBy(pair => pair.Test.Id)
            .ToLookup(pair => IsEqual(pair.Test, pair.Learnt));
        if (pairs[true].Any())
        {
            // Only a copy with the same output can be answered from memory; with another one it is a contradiction.
            var answered = pairs[true].Count(pair => pair.Test.Expected == pair.Learnt.Expected);
            yield return LeakFinding(material, split, FindingKind.CopiedTest, [.. pairs[true]], answered, material.Policy.Data.CopiedTestLimit);
        }

        if (pairs[false].Any())
        {
            yield return LeakFinding(material, split, FindingKind.TwinsOfTest, [.. pairs[false]], pairs[false].Count(), material.Policy.Data.TwinsOfTestLimit);
        }
    }

    /// <summary>Each example of a split with the member of its cluster that is learnt from: an equal one where there is one.</summary>
    private static IEnumerable<(Example Test, Example Learnt, string Evidence)> NearDuplicatesOf(CheckMaterial material, Split split) =>
        from cluster in material.Twins.Clusters
        let learnt = Learnt(material, cluster)
        where learnt.Length > 0
        from place in Members(material, cluster)
        where material.SplitOf(place) == split
        let test = material.Examples[place]
        let twin = learnt.FirstOrDefault(example => IsEqual(example, test)) ?? learnt[0]
        select (test, twin, $"like {twin.Id}");

    private static IEnumerable<(Example Test, Example Learnt, string Evidence)> SameWordsAs(CheckMaterial material) =>
        from leaked in material.Leak.Leaked
        select (
            material.Examples[material.PlaceOf(leaked.Test)],
            material.Examples[material.PlaceOf(leaked.Train)],
            FormattableString.Invariant($"cosine {leaked.Cosine:0.00} with {leaked.Train}"));

    private static Finding LeakFinding(
        CheckMaterial material,
        Split split,
        FindingKind kind,
        (Example Test, Example Learnt, string Evidence)[] pairs,
        int answered,
        double limit)
    {
        var name = split.ToString().ToLowerInvariant();
        var total = material.Dataset[split].Length;
        var how = kind is FindingKind.CopiedTest ? "stand in train or dev word for word" : $"have a twin in train or dev ({material.Similarity}, or a cosine of .90 between their words)";
        return new Finding
        {
            Kind = kind,
            Severity = (double)answered / total >= limit && split is Split.Test ? FindingSeverity.Error : FindingSeverity.Warning,
            Title = $"{pairs.Length} of {total} {name} examples {how}: a candidate that remembers them looks as if it understood.",
            Count = pairs.Length,
            Share = (double)pairs.Length / total,
            Of = $"{name} examples",
            Ids = [.. pairs.Select(pair => pair.Test.Id)],
            Samples = [.. pairs.Take(MostSamples).Select(pair => material.SampleOf(material.PlaceOf(pair.Test.Id), $"{pair.Evidence}: {Excerpt.Of(pair.Learnt.Input.Text)}"))],
            Fix = "Take their twins out of train; scores are shown with and without them meanwhile.",
            Command = $"rung check {material.Task.Folder} --fix",
        };
    }

    /// <summary>The copies of a cluster, each with the member that stays: the first.</summary>
    private static IEnumerable<(Example Copy, Example Survivor)> Copies(Example[] members, bool isExact) =>
        members.Skip(1)
            .Select((member, i) => (Copy: member, Survivor: members.Take(i + 1).FirstOrDefault(other => IsEqual(other, member)) ?? members[0]))
            .Where(pair => IsEqual(pair.Copy, pair.Survivor) == isExact);

    /// <summary>The members in train and dev, the one that stays first.</summary>
    private static Example[] Learnt(CheckMaterial material, TwinCluster cluster) =>
    [
        .. from place in Members(material, cluster)
           where material.IsLearnt(place)
           let example = material.Examples[place]
           orderby material.SplitOf(place) is Split.Train, example.Time ?? DateTimeOffset.MaxValue, example.Id
           select example,
    ];

    private static IEnumerable<int> Members(CheckMaterial material, TwinCluster cluster) => cluster.Members.Select(material.PlaceOf);

    private static bool IsEqual(Example one, Example other) =>
        ComparableText.Of(one.Input.Text) == ComparableText.Of(other.Input.Text);
}
