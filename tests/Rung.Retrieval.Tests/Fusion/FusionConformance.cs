using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Rung.Retrieval.Fusion;

namespace Rung.Retrieval.Tests.Fusion;

/// <summary>What every fusion of two rankings promises.</summary>
public abstract class FusionConformance
{
    protected abstract IFusion Create();

    [Fact]
    public void Nothing_found_is_nothing_fused() => Assert.Empty(Create().Fuse([[], []], 10));

    [Fact]
    public void A_passage_that_both_found_first_is_first()
    {
        var fused = Create().Fuse([Rankings.Of("a", "b", "c"), Rankings.Of("a", "c", "d")], 10);

        Assert.Equal("a", fused[0].Id.Value);
        Assert.Equal(4, fused.Count);
    }

    [Fact]
    public void Equal_scores_are_ordered_by_id()
    {
        var fused = Create().Fuse([Rankings.Of("b", "x"), Rankings.Of("a", "x")], 10);

        Assert.True(fused.ToList().FindIndex(place => place.Id.Value == "a") < fused.ToList().FindIndex(place => place.Id.Value == "b"));
    }

    [Property]
    public Property The_order_is_that_of_the_scores_without_repetition(byte[] first, byte[] second, PositiveInt count)
    {
        var fused = Create().Fuse([Rankings.Of(first), Rankings.Of(second)], count.Get);

        return (fused.Count == Math.Min(count.Get, first.Union(second).Count())
            && fused.Select(place => place.Id).Distinct().Count() == fused.Count
            && fused.Zip(fused.Skip(1)).All(pair => pair.First.Score > pair.Second.Score
                || (pair.First.Score.Equals(pair.Second.Score) && pair.First.Id < pair.Second.Id))).ToProperty();
    }

    [Property]
    public Property Fewer_asked_for_are_the_first_of_more(byte[] first, byte[] second)
    {
        IReadOnlyList<RankedPassage>[] rankings = [Rankings.Of(first), Rankings.Of(second)];

        return Create().Fuse(rankings, 100).Take(3).SequenceEqual(Create().Fuse(rankings, 3)).ToProperty();
    }
}
