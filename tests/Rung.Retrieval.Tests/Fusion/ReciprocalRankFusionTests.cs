using Rung.Retrieval.Fusion;

namespace Rung.Retrieval.Tests.Fusion;

public sealed class ReciprocalRankFusionTests : FusionConformance
{
    [Fact]
    public void The_score_is_the_sum_of_the_reciprocals_of_sixty_and_the_rank()
    {
        // a: ranks 1 and 2: 1/61 + 1/62; b: rank 2: 1/62; c: rank 1: 1/61; each retriever weighs one half.
        var fused = new ReciprocalRankFusion().Fuse([Rankings.Of("a", "b"), Rankings.Of("c", "a")], 10);

        Assert.Equal(["a", "c", "b"], fused.Select(place => place.Id.Value));
        Assert.Equal(((1 / 61.0) + (1 / 62.0)) / 2, fused[0].Score, precision: 15);
        Assert.Equal(1 / 61.0 / 2, fused[1].Score, precision: 15);
    }

    [Fact]
    public void A_retriever_of_weight_zero_has_no_say()
    {
        var fusion = new ReciprocalRankFusion(60, FusionWeights.Of([1, 0]));

        Assert.Equal("b", fusion.Fuse([Rankings.Of("b", "a"), Rankings.Of("a", "b")], 1).Single().Id.Value);
    }

    [Fact]
    public void Weights_of_another_number_of_retrievers_are_refused() =>
        Assert.Throws<ArgumentException>(
            () => new ReciprocalRankFusion(60, FusionWeights.Equal(3)).Fuse([Rankings.Of("a"), Rankings.Of("a")], 1));

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_senseless_k_is_refused(double k) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReciprocalRankFusion(k));

    protected override IFusion Create() => new ReciprocalRankFusion();
}
