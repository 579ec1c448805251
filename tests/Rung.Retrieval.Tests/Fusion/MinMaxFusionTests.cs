using Rung.Retrieval.Fusion;

namespace Rung.Retrieval.Tests.Fusion;

public sealed class MinMaxFusionTests : FusionConformance
{
    [Fact]
    public void The_best_counts_one_the_last_and_the_missing_zero()
    {
        // First: a 1, b 0.5, c 0. Second: c 1, a 0 (b missing: 0). Weights 0.75 and 0.25.
        var fused = new WeightedSumFusion(ScoreScale.MinMax, FusionWeights.Of([3, 1]))
            .Fuse([Rankings.Scored(("a", 9), ("b", 7), ("c", 5)), Rankings.Scored(("c", 0.9), ("a", 0.1))], 10);

        Assert.Equal(
            [("a", 0.75), ("b", 0.375), ("c", 0.25)], fused.Select(place => (place.Id.Value, Math.Round(place.Score, 12))));
    }

    [Fact]
    public void The_unit_of_a_retriever_does_not_matter()
    {
        var fusion = Create();
        var other = Rankings.Scored(("c", 3), ("b", 1));

        var small = fusion.Fuse([Rankings.Scored(("a", 0.03), ("b", 0.02), ("c", 0.01)), other], 10);
        var large = fusion.Fuse([Rankings.Scored(("a", 300), ("b", 200), ("c", 100)), other], 10);

        Assert.Equal(small.Select(place => place.Id), large.Select(place => place.Id));
    }

    [Fact]
    public void Where_all_score_alike_what_was_found_is_above_what_was_not()
    {
        var fused = Create().Fuse([Rankings.Scored(("b", 2), ("c", 2)), Rankings.Scored(("a", 5), ("b", 4), ("c", 3))], 10);

        // b: 1 + 0.5, a: 0 + 1, c: 1 + 0; each halved.
        Assert.Equal([("b", 0.75), ("a", 0.5), ("c", 0.5)], fused.Select(place => (place.Id.Value, place.Score)));
    }

    protected override IFusion Create() => new WeightedSumFusion(ScoreScale.MinMax, FusionWeights.Equal(2));
}
