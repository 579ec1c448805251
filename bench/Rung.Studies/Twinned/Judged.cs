using Rung.Core.Data;
using Rung.Studies.Copies;

namespace Rung.Studies.Twinned;

/// <summary>How much of what was found is in the truth, as shares with intervals.</summary>
internal sealed record Judged(int MemberCount, string Members, string Pairs, string TestTwins)
{
    public static Judged Of(Twins twins, Planting planting, HashSet<(ExampleId One, ExampleId Other)> truth)
    {
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
        var leaked = truth.Where(pair => train.Contains(pair.One) != train.Contains(pair.Other))
            .Select(pair => train.Contains(pair.One) ? pair.Other : pair.One).ToHashSet();
        return new Judged(
            members, Share.Of(rightMembers, members), Share.Of(rightPairs, pairs), Share.Of(twins.TestTwins.Count(leaked.Contains), twins.TestTwins.Length));
    }
}
