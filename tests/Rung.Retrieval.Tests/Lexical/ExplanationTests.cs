using Rung.Retrieval.Lexical;

namespace Rung.Retrieval.Tests.Lexical;

public sealed class ExplanationTests
{
    [Fact]
    public void A_score_by_hand_is_the_score_of_the_index()
    {
        var index = LexicalIndex.InMemory(
            [Made("1", "apple apple pear"), Made("2", "apple plum"), Made("3", "pear plum plum plum")]);

        var explained = index.Explain("apples apples pears quince", PassageId.Of("1"))!;

        // N = 3, average length 3, so that passage 1 has no more and no less than its share: k1 (1 − b + b) = 0.9.
        var idf = Math.Log(1 + (1.5 / 2.5));
        Assert.Equal((3, 3, 3), ((int)explained.Passages, explained.Length, (int)explained.AverageLength));
        Assert.Equal(["appl", "pear", "quinc"], explained.Terms.Select(term => term.Term));
        Assert.Equal([2, 1, 0], explained.Terms.Select(term => term.Occurrences));
        Assert.Equal([2, 2, 0], explained.Terms.Select(term => (int)term.PassagesHaving));
        Assert.Equal(2 * idf * 2 / 2.9, explained.Terms[0].Contribution, tolerance: 1e-9);
        Assert.Equal(idf * 1 / 1.9, explained.Terms[1].Contribution, tolerance: 1e-9);
        Assert.Equal(0, explained.Terms[2].Contribution);
    }

    [Fact]
    public async Task An_explanation_adds_up_to_the_score_of_the_search()
    {
        var index = LexicalIndex.InMemory(MadePassages.Of(1000, seed: 2));
        const string query = "w1 w5 w5 w80 w200";

        foreach (var ranked in await index.RetrieveAsync(new RetrievalQuery { Text = query }, TestContext.Current.CancellationToken))
        {
            Assert.Equal(ranked.Score, index.Explain(query, ranked.Id)!.Score);
        }
    }

    [Fact]
    public void A_passage_that_is_not_there_has_no_explanation() =>
        Assert.Null(LexicalIndex.InMemory([]).Explain("apple", PassageId.Of("1")));

    private static Passage Made(string id, string text) => new() { Id = PassageId.Of(id), Document = id, Text = text };
}
