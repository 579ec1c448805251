using FsCheck.Xunit;
using Rung.Core.Data;
using Rung.Core.Statistics;

namespace Rung.Core.Tests.Data;

[Properties(Replay = "(20260301,7)")]
public sealed class SplitterTests
{
    [Property]
    public bool The_two_sides_are_disjoint_and_whole(ushort size, byte groups, byte labels, ulong seed)
    {
        var examples = Make(size % 500, groups % 20, (labels % 9) + 1, seed);

        var sides = Carve(examples, examples.Length / 5, stratified: true, seed);

        return sides.Carved.Concat(sides.Rest).Select(example => example.Id).Order()
            .SequenceEqual(examples.Select(example => example.Id).Order());
    }

    [Property]
    public bool A_group_stays_on_one_side(ushort size, byte groups, byte labels, ulong seed)
    {
        var examples = Make(size % 500, (groups % 40) + 1, (labels % 9) + 1, seed);

        var sides = Carve(examples, examples.Length / 5, stratified: true, seed);

        return !sides.Carved.Select(example => example.Group).Intersect(sides.Rest.Select(example => example.Group)).Any();
    }

    [Property]
    public bool Without_groups_each_label_keeps_its_share_to_within_one(ushort size, byte labels, ulong seed)
    {
        var examples = Make((size % 500) + 50, groups: 0, (labels % 5) + 1, seed);
        var count = examples.Length / 5;

        var sides = Carve(examples, count, stratified: true, seed);

        var carved = Counts(sides.Carved);
        return Counts(examples).All(label =>
            Math.Abs(carved.GetValueOrDefault(label.Key) - ((double)label.Value * count / examples.Length)) <= 1);
    }

    [Property]
    public bool Without_groups_and_rare_labels_the_count_is_exact(ushort size, ulong seed)
    {
        var examples = Make((size % 500) + 50, groups: 0, labels: 3, seed);

        return Carve(examples, examples.Length / 5, stratified: true, seed).Carved.Length == examples.Length / 5;
    }

    [Property]
    public bool A_label_never_loses_its_last_example(ushort size, byte groups, ulong seed)
    {
        var examples = Make((size % 200) + 1, groups % 20, labels: 30, seed);

        var sides = Carve(examples, examples.Length / 2, stratified: true, seed);

        return sides.Rest.Select(example => example.Expected).ToHashSet().SetEquals(examples.Select(example => example.Expected));
    }

    [Property]
    public bool The_order_of_the_examples_does_not_matter(ushort size, byte groups, ulong seed)
    {
        var examples = Make(size % 300, groups % 20, labels: 5, seed);
        var shuffled = (Example[])examples.Clone();
        new SplitMix64(seed + 1).Shuffle(shuffled);

        var one = Carve(examples, examples.Length / 5, stratified: true, seed);
        var other = Carve(shuffled, examples.Length / 5, stratified: true, seed);

        return one.Carved.SequenceEqual(other.Carved) && one.Rest.SequenceEqual(other.Rest);
    }

    [Fact]
    public void Another_seed_carves_others()
    {
        var examples = Make(200, groups: 0, labels: 3, seed: 1);

        var one = Carve(examples, 40, stratified: true, seed: 1);
        var other = Carve(examples, 40, stratified: true, seed: 2);

        Assert.NotEqual(one.Carved, other.Carved);
    }

    [Fact]
    public void Examples_with_the_very_same_input_stay_together()
    {
        var examples = Make(300, groups: 0, labels: 3, seed: 5, inputs: 60);

        var sides = Carve(examples, 60, stratified: true, seed: 5);

        Assert.NotEmpty(sides.Carved);
        Assert.Empty(sides.Carved.Select(example => example.Input.Text).Intersect(sides.Rest.Select(example => example.Input.Text)));
    }

    /// <summary>Two groups a label: the labels alone would take none of them.</summary>
    [Fact]
    public void Large_groups_of_one_label_are_carved_all_the_same()
    {
        var examples = Enumerable.Range(0, 400)
            .Select(i => Example(i, label: $"l{i / 40}", group: $"g{i / 20}", input: $"text {i}"))
            .ToArray();

        var sides = Carve(examples, 80, stratified: true, seed: 1);

        Assert.Equal(80, sides.Carved.Length);
    }

    [Fact]
    public void Groups_bring_the_number_and_the_shares_near_to_what_was_asked()
    {
        var examples = Make(5_000, groups: 400, labels: 10, seed: 3);

        var sides = Carve(examples, 1_000, stratified: true, seed: 3);

        Assert.InRange(sides.Carved.Length, 990, 1_010);
        var all = Counts(examples);
        Assert.All(Counts(sides.Carved), label => Assert.InRange(label.Value, (all[label.Key] / 5.0) - 15, (all[label.Key] / 5.0) + 15));
    }

    [Fact]
    public void Nothing_can_be_carved_out_of_one_group()
    {
        var examples = Make(50, groups: 1, labels: 2, seed: 1);

        Assert.Empty(Carve(examples, 10, stratified: true, seed: 1).Carved);
    }

    [Fact]
    public void More_than_there_are_cannot_be_carved() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Carve(Make(3, 0, 1, 1), 4, stratified: false, seed: 1));

    private static CarvedExamples Carve(Example[] examples, int count, bool stratified, ulong seed) =>
        Splitter.Carve(examples, new SplitRequest { Count = count, IsStratified = stratified, Seed = seed });

    private static Dictionary<string, int> Counts(IEnumerable<Example> examples) =>
        examples.CountBy(example => example.Expected!).ToDictionary(StringComparer.Ordinal);

    private static Example[] Make(int size, int groups, int labels, ulong seed, int inputs = int.MaxValue)
    {
        var random = new SplitMix64(seed);
        return
        [
            .. Enumerable.Range(0, size).Select(i => Example(
                i,
                label: $"label-{Math.Min(random.Next(labels), random.Next(labels))}",
                group: groups == 0 ? null : $"group-{random.Next(groups)}",
                input: inputs == int.MaxValue ? $"text {i}" : $"text {random.Next(inputs)}")),
        ];
    }

    private static Example Example(int number, string label, string? group, string input) => new()
    {
        Id = new ExampleId($"e{number * 7919 % 10_007}"),
        Input = ExampleInput.OfText(input),
        Expected = label,
        Group = group,
    };
}
