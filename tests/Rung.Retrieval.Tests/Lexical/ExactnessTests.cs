using System.Collections.Immutable;
using Rung.Retrieval.Lexical;

namespace Rung.Retrieval.Tests.Lexical;

/// <summary>The fast index finds what the obvious one finds, with the same scores to the last bit.</summary>
public sealed class ExactnessTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 10)]
    [InlineData(127, 10)]
    [InlineData(128, 10)]
    [InlineData(129, 100)]
    [InlineData(3000, 1)]
    [InlineData(3000, 10)]
    [InlineData(5000, 100)]
    [InlineData(500, 10_000)]
    public async Task An_index_finds_what_adding_up_everything_finds(int passages, int count)
    {
        var made = MadePassages.Of(passages, seed: passages);
        var random = new Random(count);

        var plain = new PlainBm25(made, new AnalysisOptions(), new Bm25Options());
        var index = LexicalIndex.InMemory(made);

        for (var i = 0; i < 100; i++)
        {
            var query = new RetrievalQuery { Text = MadePassages.Text(random, 1 + random.Next(8), vocabulary: 400), Count = count };
            Assert.Equal(plain.Retrieve(query), await index.RetrieveAsync(query, TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(1.2, 0.75)]
    [InlineData(2, 1)]
    [InlineData(100, 0.5)]
    public async Task Every_k1_and_b_are_exact(double k1, double b)
    {
        var made = MadePassages.Of(3000, seed: 5);
        var bm25 = new Bm25Options { K1 = k1, B = b };
        var random = new Random(7);

        var plain = new PlainBm25(made, new AnalysisOptions(), bm25);
        var index = LexicalIndex.InMemory(made, new LexicalOptions { Bm25 = bm25 });

        for (var i = 0; i < 50; i++)
        {
            var query = new RetrievalQuery { Text = MadePassages.Text(random, 1 + random.Next(8), vocabulary: 400) };
            Assert.Equal(plain.Retrieve(query), await index.RetrieveAsync(query, TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("red")]
    [InlineData("red", "green")]
    [InlineData("violet")]
    public async Task A_filter_leaves_the_scores_and_takes_what_does_not_pass(params string[] colours)
    {
        var made = MadePassages.Of(2000, seed: 11);
        var filter = new PassageFilter
        {
            Required = ImmutableSortedDictionary.CreateRange(
                StringComparer.Ordinal, [new KeyValuePair<string, ImmutableSortedSet<string>>("colour", ImmutableSortedSet.Create(StringComparer.Ordinal, colours))]),
        };
        var query = new RetrievalQuery { Text = "w1 w2 w17 w33", Count = 50, Filter = filter };

        var found = await LexicalIndex.InMemory(made).RetrieveAsync(query, TestContext.Current.CancellationToken);

        Assert.Equal(new PlainBm25(made, new AnalysisOptions(), new Bm25Options()).Retrieve(query), found);
    }

    [Fact]
    public async Task Passages_alike_are_ordered_by_their_ids()
    {
        var made = Enumerable.Range(0, 5000).Select(i => new Passage
        {
            Id = PassageId.Of($"{i * 7919 % 5000}"),
            Document = "d",
            Text = "the same words",
        });

        var found = await LexicalIndex.InMemory(made).RetrieveAsync(
            new RetrievalQuery { Text = "words", Count = 4 }, TestContext.Current.CancellationToken);

        Assert.Equal(["0", "1", "10", "100"], found.Select(one => one.Id.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("the of and")]
    [InlineData("absent")]
    [InlineData("?!")]
    public async Task A_query_without_a_known_term_finds_nothing(string text)
    {
        var index = LexicalIndex.InMemory(MadePassages.Of(10, seed: 1));

        Assert.Empty(await index.RetrieveAsync(new RetrievalQuery { Text = text }, TestContext.Current.CancellationToken));
    }
}
