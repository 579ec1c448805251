using Rung.Retrieval.Reranking;

namespace Rung.Retrieval.Tests.Reranking;

public sealed class RetrieverScorerTests
{
    [Fact]
    public async Task A_passage_has_the_score_it_was_found_with_and_one_not_found_that_of_the_last()
    {
        var scorer = new RetrieverScorer(new FixedRetriever("lsa", ("q", ["a", "b"])));

        var scores = await scorer.ScoreAsync("q", [PassageId.Of("b"), PassageId.Of("x"), PassageId.Of("a")], TestContext.Current.CancellationToken);

        Assert.Equal([1, 1, 2], scores);
        Assert.Equal("lsa score", scorer.Name);
    }

    [Fact]
    public async Task Where_nothing_was_found_all_count_nothing()
    {
        var scores = await new RetrieverScorer(new FixedRetriever("lsa")).ScoreAsync("q", [PassageId.Of("a")], TestContext.Current.CancellationToken);

        Assert.Equal([0], scores);
    }
}
