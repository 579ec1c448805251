using FsCheck.Xunit;
using Rung.Core.Data;
using Rung.Core.Similarity;
using Rung.Core.Statistics;

namespace Rung.Core.Tests.Data;

/// <summary>What holds of every split, with groups, twins and times.</summary>
[Properties(Replay = "(20260301,17)", MaxTest = 60)]
public sealed class SplitterLawTests
{
    [Property]
    public bool No_group_and_no_twins_stand_on_two_sides(ushort size, byte groups, bool byTime, ulong seed)
    {
        var examples = Make((size % 300) + 20, groups % 4 * 50, seed);
        var twins = TwinsOf(examples);

        var sides = Carve(examples, examples.Length / 5, twins, byTime, seed);

        var carved = sides.Carved.Select(example => example.Id).ToHashSet();
        return twins.Clusters.All(cluster => IsOneSided(cluster.Members.Select(carved.Contains)))
            && examples.Where(example => example.Group is not null).GroupBy(example => example.Group)
                .All(group => IsOneSided(group.Select(example => carved.Contains(example.Id))));
    }

    [Property]
    public bool The_two_sides_are_disjoint_and_whole(ushort size, byte groups, bool byTime, ulong seed)
    {
        var examples = Make((size % 300) + 20, groups % 4 * 50, seed);

        var sides = Carve(examples, examples.Length / 3, TwinsOf(examples), byTime, seed);

        return sides.Carved.Concat(sides.Rest).Select(example => example.Id).Order().SequenceEqual(examples.Select(example => example.Id).Order());
    }

    /// <summary>Except where a label has one example, which stays.</summary>
    [Property]
    public bool Where_all_are_alone_each_label_has_its_share_to_within_one_and_the_number_is_exact(ushort size, byte labels, ulong seed)
    {
        Example[] examples = [.. Make((size % 300) + 60, groups: 0, seed, labels: (labels % 4) + 1).DistinctBy(example => example.Input.Text)];
        var twins = Twins.Among(examples, new SimilarityOptions { MostEdits = 0, Threshold = 1 }, null, CancellationToken.None);
        var count = examples.Length / 5;

        var carved = Carve(examples, count, twins, byTime: false, seed).Carved;

        var taken = carved.CountBy(example => example.Expected!).ToDictionary();
        return examples.CountBy(example => example.Expected!).All(label =>
                Math.Abs(taken.GetValueOrDefault(label.Key) - ((double)label.Value * count / examples.Length)) <= 1)
            && (carved.Length == count || examples.CountBy(example => example.Expected!).Any(label => label.Value == 1));
    }

    [Property]
    public bool The_number_is_missed_by_at_most_half_of_the_largest_unit(ushort size, byte groups, ulong seed)
    {
        var examples = Make((size % 300) + 10, ((groups % 4) + 1) * 50, seed, labels: 1);
        var twins = TwinsOf(examples);
        var units = SplitUnits.Of(examples, twins);
        var largest = 0;
        for (var unit = 0; unit < units.Count; unit++)
        {
            largest = Math.Max(largest, units[unit].Length);
        }

        var count = examples.Length / 3;

        var carved = Carve(examples, count, twins, byTime: false, seed).Carved.Length;

        // The last example of the only label stays, and with it a unit.
        return units.Count == 1 ? carved == 0 : Math.Abs(carved - count) <= (largest + 1) / 2;
    }

    [Property]
    public bool By_time_nothing_stays_that_is_later_than_all_that_was_carved(ushort size, byte groups, ulong seed)
    {
        var examples = Make((size % 300) + 20, groups % 4 * 50, seed, labels: 1);
        var twins = TwinsOf(examples);
        var units = SplitUnits.Of(examples, twins);

        var sides = Carve(examples, examples.Length / 4, twins, byTime: true, seed);

        var places = examples.Index().ToDictionary(one => one.Item.Id, one => one.Index);
        var earliestCarved = sides.Carved
            .GroupBy(example => units.UnitOf(places[example.Id]))
            .Min(unit => unit.Max(example => example.Time));
        return earliestCarved is null || sides.Rest.All(example => example.Time is null || example.Time < earliestCarved);
    }

    [Property]
    public bool By_time_the_seed_does_not_matter(ushort size, ulong seed)
    {
        var examples = Make((size % 200) + 20, groups: 100, seed);
        var twins = TwinsOf(examples);

        return Carve(examples, examples.Length / 4, twins, byTime: true, seed).Carved
            .SequenceEqual(Carve(examples, examples.Length / 4, twins, byTime: true, seed + 1).Carved);
    }

    [Fact]
    public void Without_any_time_a_split_by_time_is_refused()
    {
        Example[] examples = [Examples.Of("a", "one text", "x"), Examples.Of("b", "another text", "x")];

        var exception = Assert.Throws<DatasetException>(() => Carve(examples, 1, TwinsOf(examples), byTime: true, seed: 1));

        Assert.StartsWith("No example has a time", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Twins_bind_the_groups_that_they_stand_in()
    {
        Example[] examples =
        [
            Examples.Of("a", "I still have not received my card", "x", "anna"),
            Examples.Of("b", "Where is the nearest machine?", "x", "anna"),
            Examples.Of("c", "I stil have not received my card", "x", "ben"),
            Examples.Of("d", "How old must I be to have this?", "x", "ben"),
            Examples.Of("e", "Something else entirely happened", "x", "carl"),
        ];

        var units = SplitUnits.Of(examples, TwinsOf(examples));

        Assert.Equal(2, units.Count);
        Assert.Equal([0, 1, 2, 3], units[0]);
    }

    /// <summary>A name for the outcome that must be the same on every machine and in every version: what is frozen depends on it.</summary>
    [Theory]
    [InlineData(false, "f465f5c95670")]
    [InlineData(true, "d14d9e9ce4bb")]
    public void The_same_seed_carves_the_same_examples_on_every_machine(bool byTime, string golden)
    {
        var examples = Make(500, groups: 200, seed: 20_260_301);

        var carved = Carve(examples, 100, TwinsOf(examples), byTime, seed: 7).Carved;

        Assert.InRange(carved.Length, 90, 110);
        Assert.Equal(golden, ContentHash.Of(string.Join('\n', carved.Select(example => example.Id))).Short);
    }

    private static CarvedExamples Carve(Example[] examples, int count, Twins twins, bool byTime, ulong seed) =>
        Splitter.Carve(examples, new SplitRequest
        {
            Count = count,
            Seed = seed,
            IsStratified = true,
            By = byTime ? SplitBy.Time : SplitBy.Random,
            Twins = twins,
        });

    private static Twins TwinsOf(Example[] examples) => Twins.Among(examples, new SimilarityOptions(), null, CancellationToken.None);

    private static bool IsOneSided(IEnumerable<bool> sides) => sides.Distinct().Count() <= 1;

    /// <summary>A tenth are copies with up to two edits, a tenth have no time, and many share a day.</summary>
    private static Example[] Make(int size, int groups, ulong seed, int labels = 5)
    {
        var random = new SplitMix64(seed);
        var texts = new List<string>();
        for (var i = 0; i < size; i++)
        {
            texts.Add(i > 0 && random.Next(10) == 0
                ? Similarity.MadeTexts.Edit(texts[random.Next(i)], random.Next(3), random)
                : Similarity.MadeTexts.Random(random, 24 + random.Next(40)));
        }

        return
        [
            .. texts.Select((text, i) => new Example
            {
                Id = new ExampleId($"e{i * 7919 % 10_007:D5}"),
                Input = ExampleInput.OfText(text),
                Expected = $"label-{Math.Min(random.Next(labels), random.Next(labels))}",
                Group = groups == 0 || random.Next(2) == 0 ? null : $"group-{random.Next(groups)}",
                Time = random.Next(10) == 0 ? null : DateTimeOffset.UnixEpoch.AddDays(random.Next(100)),
            }),
        ];
    }
}
