using Rung.Retrieval.Evaluation;

namespace Rung.Retrieval.Tests.Evaluation;

/// <summary>
/// Worked by hand. The query of most cases: a (grade 2), b (1), c (3) are relevant, x and y are judged 0, the rest is
/// not judged. The retriever gives x, a, u, c, v: relevant at ranks 2 (grade 2) and 4 (grade 3), b is not found.
/// </summary>
public sealed class RetrievalMetricTests
{
    private static readonly Dictionary<PassageId, int> Grades = Graded(("a", 2), ("b", 1), ("c", 3), ("x", 0), ("y", 0));

    private static readonly RankedPassage[] Ranking = Ranked("x", "a", "u", "c", "v");

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1 / 3.0)]
    [InlineData(4, 2 / 3.0)]
    [InlineData(100, 2 / 3.0)]
    public void Recall_is_the_share_of_the_relevant_that_was_found(int depth, double expected) =>
        Assert.Equal(expected, RetrievalMetric.Recall(depth).Score(Ranking, Grades), precision: 12);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1 / 2.0)]
    [InlineData(5, 2 / 5.0)]
    [InlineData(10, 2 / 10.0)]
    public void Precision_divides_by_the_places_asked_for_even_when_fewer_were_filled(int depth, double expected) =>
        Assert.Equal(expected, RetrievalMetric.Precision(depth).Score(Ranking, Grades), precision: 12);

    [Fact]
    public void The_gain_of_a_grade_is_linear_and_its_discount_the_logarithm_of_the_rank_plus_one() =>

        // DCG@4 = 2/log2(3) + 3/log2(5) = 1.2618595 + 1.2920297 = 2.5538892
        // Ideal: grades 3, 2, 1: 3/log2(2) + 2/log2(3) + 1/log2(4) = 3 + 1.2618595 + 0.5 = 4.7618595
        // nDCG@4 = 2.5538892 / 4.7618595 = 0.5363219
        Assert.Equal(0.5363219, RetrievalMetric.Ndcg(4).Score(Ranking, Grades), tolerance: 1e-6);

    [Fact]
    public void The_ideal_order_is_cut_at_the_same_depth() =>

        // DCG@2 = 1.2618595; ideal of two places: 3 + 1.2618595 = 4.2618595; nDCG@2 = 0.2960819
        Assert.Equal(0.2960819, RetrievalMetric.Ndcg(2).Score(Ranking, Grades), tolerance: 1e-6);

    [Fact]
    public void The_order_of_the_grades_scores_one() =>
        Assert.Equal(1, RetrievalMetric.Ndcg(10).Score(Ranked("c", "a", "b"), Grades), precision: 12);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0.5)]
    [InlineData(10, 0.5)]
    public void The_reciprocal_rank_is_that_of_the_first_relevant_within_the_depth(int depth, double expected) =>
        Assert.Equal(expected, RetrievalMetric.ReciprocalRank(depth).Score(Ranking, Grades), precision: 12);

    [Fact]
    public void Average_precision_divides_by_all_relevant_passages_found_or_not() =>

        // Precision at rank 2 is 1/2, at rank 4 is 2/4; b was not found and adds 0: (0.5 + 0.5 + 0) / 3 = 1/3
        Assert.Equal(1 / 3.0, RetrievalMetric.AveragePrecision().Score(Ranking, Grades), precision: 12);

    [Fact]
    public void Average_precision_to_a_depth_still_divides_by_all_relevant_passages() =>

        // Within three places: 1/2 at rank 2, over three relevant passages.
        Assert.Equal(1 / 6.0, RetrievalMetric.AveragePrecision(3).Score(Ranking, Grades), precision: 12);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void Success_is_to_find_one_relevant_passage(int depth, double expected) =>
        Assert.Equal(expected, RetrievalMetric.Success(depth).Score(Ranking, Grades), precision: 12);

    public static TheoryData<string> Names() =>
        ["recall@5", "precision@5", "ndcg@5", "ndcg", "mrr", "mrr@5", "map", "map@5", "success@5"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Without_a_relevant_passage_every_metric_is_zero(string name)
    {
        Assert.True(RetrievalMetric.TryParse(name, out var metric));

        Assert.Equal(0, metric.Score(Ranking, Graded(("x", 0), ("y", -1))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Without_a_result_every_metric_is_zero(string name)
    {
        Assert.True(RetrievalMetric.TryParse(name, out var metric));

        Assert.Equal(0, metric.Score([], Grades));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_metric_is_read_from_its_name(string name)
    {
        Assert.True(RetrievalMetric.TryParse(name, out var metric));

        Assert.Equal(name, metric.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("accuracy@5")]
    [InlineData("recall@0")]
    [InlineData("recall@-1")]
    [InlineData("recall@five")]
    [InlineData("recall@5@5")]
    [InlineData("precision")]
    public void What_names_no_metric_is_not_read(string? name) => Assert.False(RetrievalMetric.TryParse(name, out _));

    [Fact]
    public void A_grade_below_zero_takes_nothing_away()
    {
        // The negative grade stands first; gain 0, and the ideal is the one relevant passage: 1/log2(3) = 0.6309298
        var grades = Graded(("bad", -2), ("good", 1));

        Assert.Equal(0.6309298, RetrievalMetric.Ndcg(10).Score(Ranked("bad", "good"), grades), tolerance: 1e-6);
    }

    [Fact]
    public void Equal_scores_stay_in_the_order_of_the_retriever()
    {
        RankedPassage[] tied = [new(PassageId.Of("z"), 1), new(PassageId.Of("a"), 1)];

        Assert.Equal(0.5, RetrievalMetric.ReciprocalRank(10).Score(tied, Graded(("a", 1))));
    }

    [Fact]
    public void A_passage_that_stands_in_a_ranking_twice_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(
            () => RetrievalMetric.Recall(10).Score(Ranked("a", "u", "a"), Grades));

        Assert.Contains("'a'", error.Message, StringComparison.Ordinal);
    }

    private static Dictionary<PassageId, int> Graded(params (string Id, int Grade)[] grades) =>
        grades.ToDictionary(pair => PassageId.Of(pair.Id), pair => pair.Grade);

    private static RankedPassage[] Ranked(params string[] ids) =>
        [.. ids.Select((id, place) => new RankedPassage(PassageId.Of(id), -place))];
}
