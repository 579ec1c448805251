using Rung.Retrieval.Fusion;

namespace Rung.Retrieval.Tests.Fusion;

public sealed class ZScoreFusionTests : FusionConformance
{
    [Fact]
    public void A_score_counts_by_its_distance_from_the_mean_in_standard_deviations()
    {
        // First: 6, 3, 0: mean 3, deviation √6 = 2.449490: ±1.224745. Second: 1, 0: ±1, so that c, missing, has −1.
        var fused = Create().Fuse([Rankings.Scored(("a", 6), ("b", 3), ("c", 0)), Rankings.Scored(("b", 1), ("a", 0))], 10);

        Assert.Equal(
            [("b", 0.5), ("a", 0.112372), ("c", -1.112372)],
            fused.Select(place => (place.Id.Value, Math.Round(place.Score, 6))));
    }

    [Fact]
    public void A_missing_passage_counts_as_the_last_one_found()
    {
        var fused = Create().Fuse([Rankings.Scored(("a", 6), ("b", 3), ("c", 0)), Rankings.Scored(("x", 1), ("c", 0))], 10);

        // c was last in both; x was not found by the first: as far down there as c, and first in the second.
        var scores = fused.ToDictionary(place => place.Id.Value, place => place.Score);
        Assert.Equal(1, scores["x"] - scores["c"], precision: 12);
    }

    [Fact]
    public void Where_all_score_alike_what_was_found_is_one_deviation_above_what_was_not()
    {
        var fused = Create().Fuse([Rankings.Scored(("a", 2)), []], 10);
        var both = Create().Fuse([Rankings.Scored(("a", 2)), Rankings.Scored(("b", 2))], 10);

        Assert.Equal(0, fused.Single().Score, precision: 12);
        Assert.All(both, place => Assert.Equal(-0.5, place.Score, precision: 12));
    }

    protected override IFusion Create() => new WeightedSumFusion(ScoreScale.ZScore, FusionWeights.Equal(2));
}
