using FsCheck.Xunit;
using Rung.Core.Data;
using Rung.Engine.Baselines.Folds;

namespace Rung.Engine.Tests.Baselines.Folds;

public sealed class FoldAssignmentTests
{
    [Property]
    public void Every_example_is_held_out_once_and_no_fold_is_empty(byte[] labels, byte wished, ulong seed)
    {
        var folds = Assign(labels, groups: null, 2 + (wished % 6), seed);

        var held = Enumerable.Range(0, folds.Count).SelectMany(folds.HeldOutOf).ToArray();
        Assert.Equal(labels.Length < 2 ? 0 : Math.Min(2 + (wished % 6), labels.Length), folds.Count);
        Assert.Equal(Enumerable.Range(0, folds.Count == 0 ? 0 : labels.Length), held.Order());
        Assert.All(Enumerable.Range(0, folds.Count), fold => Assert.NotEmpty(folds.HeldOutOf(fold)));
    }

    [Property]
    public void What_a_fold_does_not_hold_out_it_learns_from(byte[] labels, ulong seed)
    {
        var folds = Assign(labels, groups: null, 3, seed);

        for (var fold = 0; fold < folds.Count; fold++)
        {
            var trained = folds.TrainedBy(fold);
            var flags = folds.TrainsOn(fold);
            Assert.Equal(Enumerable.Range(0, labels.Length).Except(folds.HeldOutOf(fold)), trained);
            Assert.Equal(trained, Enumerable.Range(0, labels.Length).Where(example => flags[example]));
        }
    }

    [Property]
    public void A_group_is_never_divided((byte Label, byte Group)[] examples, ulong seed)
    {
        var groups = Array.ConvertAll(examples, example => example.Group % 8);
        var folds = Assign(Array.ConvertAll(examples, example => example.Label), groups, 4, seed);

        var perGroup = groups.Select((group, i) => (group, fold: folds.Count == 0 ? 0 : folds[i])).Distinct();
        Assert.Equal(groups.Distinct().Count(), perGroup.Count());
    }

    [Property]
    public void Each_label_is_spread_evenly_where_there_are_no_groups(byte[] labels, ulong seed)
    {
        var strata = Array.ConvertAll(labels, label => (byte)(label % 4));
        var folds = Assign(strata, groups: null, 3, seed);

        for (var label = 0; label < 4 && folds.Count > 0; label++)
        {
            var counts = Enumerable.Range(0, folds.Count)
                .Select(fold => folds.HeldOutOf(fold).Count(example => strata[example] == label))
                .ToArray();
            Assert.InRange(counts.Max() - counts.Min(), 0, 1);
        }
    }

    [Property]
    public void The_same_seed_gives_the_same_folds(byte[] labels, ulong seed)
    {
        var first = Assign(labels, groups: null, 3, seed);
        var second = Assign(labels, groups: null, 3, seed);

        Assert.All(Enumerable.Range(0, labels.Length), i => Assert.Equal(first[i], second[i]));
    }

    [Fact]
    public void Another_seed_gives_other_folds()
    {
        var labels = new byte[100];

        var first = Assign(labels, groups: null, 5, seed: 1);
        var second = Assign(labels, groups: null, 5, seed: 2);

        Assert.Contains(Enumerable.Range(0, 100), i => first[i] != second[i]);
    }

    [Fact]
    public void A_single_group_cannot_be_divided() =>
        Assert.Equal(0, Assign([1, 2, 1, 2], groups: [7, 7, 7, 7], 5, seed: 1).Count);

    private static FoldAssignment Assign(byte[] labels, int[]? groups, int folds, ulong seed)
    {
        Example[] examples =
            [.. labels.Select((_, i) => Corpus.Example($"e{i}", "", "", groups is null ? null : $"g{groups[i]}"))];
        return FoldAssignment.Of(examples, Array.ConvertAll(labels, label => (int)label), folds, seed);
    }
}
