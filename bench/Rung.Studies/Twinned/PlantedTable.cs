using System.Globalization;
using System.Text;
using Rung.Core.Data;
using Rung.Core.Similarity;
using Rung.Studies.Copies;
using Rung.Studies.Rung0;

namespace Rung.Studies.Twinned;

/// <summary>How many planted copies and leaks are found, and how much of what is found is one.</summary>
internal static class PlantedTable
{
    public static IEnumerable<string> RowsOf(Banking77 data, ulong seed) =>
    [
        RowOf(Planting.Of(data, seed, editsWords: false), seed, "characters"),
        RowOf(Planting.Of(data, seed, editsWords: true), seed, "words"),
    ];

    public static void Write(StringBuilder text, List<string> rows)
    {
        text.Append(
            """
            ## Planted copies

            In a copy of Banking77: 300 train examples copied into train with 1 to 3 edits, and 50 others into test with 0 to 2. An edit of
            characters inserts, deletes or replaces one or exchanges two neighbours; an edit of words does the same with words (drawn
            from train). A copy is found where it stands in one cluster with its original, a leak where its test example is among `TestTwins`.

            Banking77 has near-copies of its own, so the truth is: the planted pairs, and every pair of the whole set whose edit distance
            after normalisation is at most 3 and at most an eighth of the shorter length, by comparing all pairs. A pair of a cluster is
            right where it is in the truth; an example in a cluster is right where one of its pairs there is. The raw figures count
            only what was planted as right, as if the data had been clean before.

            | seed | edits of | copies found | leaks found | examples in clusters that are right | pairs in clusters that are right | test twins that are right | raw: clustered examples / planted pairs' own | true natural pairs |
            | ---: | --- | --- | --- | --- | --- | --- | --- | ---: |

            """);
        rows.ForEach(row => text.Append(row).Append('\n'));
    }

    private static string RowOf(Planting planting, ulong seed, string kind)
    {
        var dataset = Dataset.Create([new(Split.Train, planting.Train), new(Split.Test, planting.Test)]);
        var twins = Twins.In(dataset, new SimilarityOptions(), null, CancellationToken.None);
        var truth = planting.TruePairs(out var natural);
        var copies = planting.OriginalOf.Where(copy => !Planting.IsLeak(copy.Key)).ToList();
        var leaks = planting.OriginalOf.Where(copy => Planting.IsLeak(copy.Key)).ToList();
        var testTwins = twins.TestTwins.ToHashSet();
        var foundCopies = copies.Count(copy => twins.ClusterOf(copy.Key) is { } cluster && cluster == twins.ClusterOf(copy.Value));
        var foundLeaks = leaks.Count(leak => testTwins.Contains(leak.Key) && twins.ClusterOf(leak.Key) == twins.ClusterOf(leak.Value));

        var (members, rightMembers, pairs, rightPairs) = (0, 0, 0, 0);
        foreach (var cluster in twins.Clusters)
        {
            var right = (from one in cluster.Members from other in cluster.Members where one < other && truth.Contains((one, other)) select (one, other)).ToList();
            members += cluster.Members.Length;
            rightMembers += right.SelectMany(pair => new[] { pair.one, pair.other }).Distinct().Count();
            pairs += cluster.Members.Length * (cluster.Members.Length - 1) / 2;
            rightPairs += right.Count;
        }

        var train = planting.Train.Select(example => example.Id).ToHashSet();
        var leakedInTruth = truth.Where(pair => train.Contains(pair.Item1) != train.Contains(pair.Item2))
            .Select(pair => train.Contains(pair.Item1) ? pair.Item2 : pair.Item1).ToHashSet();
        var planted = planting.OriginalOf.Keys.Concat(planting.OriginalOf.Values).Distinct().Count(id => twins.ClusterOf(id) is not null);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {seed} | {kind} | {Share.Of(foundCopies, copies.Count)} | {Share.Of(foundLeaks, leaks.Count)} | {Share.Of(rightMembers, members)} | {Share.Of(rightPairs, pairs)} | {Share.Of(testTwins.Count(leakedInTruth.Contains), testTwins.Count)} | {members} / {planted} | {natural} |");
    }
}
