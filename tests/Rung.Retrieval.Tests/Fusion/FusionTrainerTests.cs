using Rung.Retrieval.Evaluation;
using Rung.Retrieval.Fusion;

namespace Rung.Retrieval.Tests.Fusion;

public sealed class FusionTrainerTests
{
    private static readonly Dictionary<PassageId, int> GoldIsA = new() { [PassageId.Of("a")] = 1 };

    [Fact]
    public void A_retriever_that_is_always_wrong_gets_no_weight_that_matters()
    {
        var example = new FusionExample([Rankings.Of("a", "9", "8"), Rankings.Of("9", "8", "a")], GoldIsA);

        var weights = FusionTrainer.Learn([example], MinMax, RetrievalMetric.Ndcg(10));

        Assert.Equal(1, RetrievalMetric.Ndcg(10).Score(MinMax(weights).Fuse(example.Rankings, 10), GoldIsA));
        Assert.True(weights.Values[0] > weights.Values[1]);
    }

    [Fact]
    public void Where_weights_make_no_difference_they_are_equal()
    {
        var example = new FusionExample([Rankings.Of("a", "b"), Rankings.Of("a", "c")], GoldIsA);

        Assert.Equal([0.5, 0.5], FusionTrainer.Learn([example], MinMax, RetrievalMetric.Ndcg(10)).Values);
    }

    [Fact]
    public void Of_many_retrievers_the_good_one_is_found_too()
    {
        var bad = Rankings.Of("c", "b", "a");
        var example = new FusionExample([bad, bad, bad, bad, Rankings.Of("a", "b", "c"), bad], GoldIsA);

        var weights = FusionTrainer.Learn([example], MinMax, RetrievalMetric.Ndcg(10));

        Assert.Equal("a", MinMax(weights).Fuse(example.Rankings, 1).Single().Id.Value);
    }

    [Fact]
    public void The_learnt_weights_are_never_worse_than_equal_ones_on_what_they_were_learnt_from()
    {
        var random = new Random(7);
        var examples = Enumerable.Range(0, 40)
            .Select(_ => new FusionExample([Shuffled(random), Shuffled(random), Shuffled(random)], GoldIsA))
            .ToList();

        var learnt = FusionTrainer.Learn(examples, MinMax, RetrievalMetric.Ndcg(5));

        Assert.True(Quality(examples, learnt) >= Quality(examples, FusionWeights.Equal(3)));
        Assert.Equal(learnt.Values, FusionTrainer.Learn(examples, MinMax, RetrievalMetric.Ndcg(5)).Values);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, -1)]
    [InlineData(1, double.NaN)]
    public void Senseless_weights_are_refused(double first, double second) =>
        Assert.Throws<ArgumentException>(() => FusionWeights.Of([first, second]));

    private static WeightedSumFusion MinMax(FusionWeights weights) => new(ScoreScale.MinMax, weights);

    private static double Quality(List<FusionExample> examples, FusionWeights weights) => examples.Average(
        example => RetrievalMetric.Ndcg(5).Score(MinMax(weights).Fuse(example.Rankings, 5), example.Grades));

    private static IReadOnlyList<RankedPassage> Shuffled(Random random)
    {
        string[] ids = ["a", "b", "c", "d", "e", "f", "g", "h"];
        random.Shuffle(ids);
        return Rankings.Of(ids);
    }
}
