using FsCheck.Xunit;
using Rung.Core.Data;
using Rung.Core.Data.Edges;
using Rung.Core.Statistics;

namespace Rung.Core.Tests.Data.Edges;

public sealed class EdgeSelectionTests
{
    [Fact]
    public void Each_kind_of_hard_case_is_found_and_named()
    {
        Example[] planted =
        [
            Examples.Of("p-rare", "please tell me about the exchange of my card", "rare"),
            Examples.Of("p-rare-2", "please tell me about the exchange of the fee", "rare"),
            Examples.Of("p-rare-3", "please tell me about the exchange of my account", "rare"),
            Examples.Of("p-rare-4", "please tell me about the exchange of my limit", "rare"),
            Examples.Of("p-long", string.Join(' ', Enumerable.Repeat("card fee account limit", 60)), "a"),
            Examples.Of("p-short", "fee", "b"),
            Examples.Of("p-script", "где моя карта", "c"),
            Examples.Of("p-damaged", "cafÃ© card fee", "a"),
            Examples.Of("p-novel", "zebra quilt jigsaw xylophone walrus mango", "b"),
        ];

        var chosen = EdgeSelection.Choose([.. Ordinary(300), .. planted], count: 9, labelled: true, seed: 1)
            .ToDictionary(choice => choice.Example.Id.ToString(), choice => choice.Reasons);

        Assert.Contains(EdgeKind.Longest, chosen["p-long"]);
        Assert.Contains(EdgeKind.Shortest, chosen["p-short"]);
        Assert.Contains(EdgeKind.OtherScript, chosen["p-script"]);
        Assert.Contains(EdgeKind.Malformed, chosen["p-damaged"]);
        Assert.Contains(EdgeKind.OutOfDomain, chosen["p-novel"]);
        Assert.Contains(chosen, choice => choice.Value.Contains(EdgeKind.RareLabel));
    }

    [Fact]
    public void Reasons_are_tags() =>
        Assert.Equal(
            ["edge:rare-label", "edge:out-of-domain"],
            new EdgeChoice(Examples.Of("a", "b", "c"), [EdgeKind.RareLabel, EdgeKind.OutOfDomain]).Tags);

    [Fact]
    public void A_message_of_many_odd_words_is_farther_than_one_odd_word()
    {
        var texts = Ordinary(200).Select(example => example.Input.Text).Append("walrus").Append("zebra quilt jigsaw xylophone mango").ToArray();

        var distances = Novelty.Of(texts);

        Assert.Equal(201, Array.IndexOf(distances, distances.Max()));
        Assert.All(distances, distance => Assert.InRange(distance, 0, 1));
    }

    [Property(MaxTest = 60)]
    public void No_label_loses_more_than_half_and_no_unit_is_torn(ulong seed, byte size, byte groups)
    {
        var pool = Random(20 + size, groups % 40, seed);

        var chosen = EdgeSelection.Choose(pool, 1 + (size / 4), labelled: true, seed).Select(choice => choice.Example).ToHashSet();

        Assert.True(chosen.Count <= 1 + (size / 4));
        foreach (var label in pool.GroupBy(example => example.Expected))
        {
            var left = label.Count(example => !chosen.Contains(example));
            Assert.True(left >= Math.Min(label.Count(), Math.Max(2, label.Count() / 2)));
        }

        Assert.All(pool.GroupBy(example => example.Group ?? example.Input.Text), unit => Assert.Single(unit.Select(chosen.Contains).Distinct()));
    }

    [Property(MaxTest = 30)]
    public void The_order_of_the_pool_does_not_matter(ulong seed)
    {
        var pool = Random(120, 0, seed);

        var one = EdgeSelection.Choose(pool, 12, labelled: true, seed);
        var other = EdgeSelection.Choose([.. pool.Reverse()], 12, labelled: true, seed);

        Assert.Equal(one.Select(choice => choice.Example.Id), other.Select(choice => choice.Example.Id));
        Assert.All(one, choice => Assert.NotEmpty(choice.Reasons));
    }

    [Fact]
    public void A_pool_of_large_groups_gives_nothing()
    {
        var pool = Ordinary(100).Select((example, i) => example with { Group = $"g{i % 4}" }).ToArray();

        Assert.Empty(EdgeSelection.Choose(pool, 10, labelled: true, seed: 1));
    }

    private static Example[] Ordinary(int count)
    {
        string[] words = ["my", "card", "fee", "account", "limit", "please", "tell", "about", "the", "of", "exchange", "me"];
        var random = new SplitMix64(5);
        return
        [
            .. Enumerable.Range(0, count).Select(i => Examples.Of(
                $"o{i:000}", string.Join(' ', Enumerable.Range(0, 8 + (i % 5)).Select(_ => words[random.Next(words.Length)])), "abc"[i % 3].ToString())),
        ];
    }

    private static Example[] Random(int count, int groups, ulong seed)
    {
        var random = new SplitMix64(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(i => Examples.Of(
                $"e{i}",
                string.Join(' ', Enumerable.Range(0, 1 + random.Next(6)).Select(_ => $"w{random.Next(30)}")),
                $"label{Math.Min(random.Next(6), random.Next(6))}",
                groups == 0 ? null : $"g{random.Next(groups)}")),
        ];
    }
}
