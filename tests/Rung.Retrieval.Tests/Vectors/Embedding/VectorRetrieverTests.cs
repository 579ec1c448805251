using System.Collections.Immutable;
using Rung.Retrieval.Vectors;
using Rung.Retrieval.Vectors.Embedding;
using Rung.Retrieval.Vectors.Exact;
using Rung.Retrieval.Vectors.Lsa;

namespace Rung.Retrieval.Tests.Vectors.Embedding;

public sealed class VectorRetrieverTests
{
    private static readonly Passage[] Passages =
    [
        Of("engine", "The engine of a car burns fuel."),
        Of("road", "Cars drive on the road and need fuel."),
        Of("orchestra", "The orchestra plays a symphony with violins."),
        Of("violin", "A violin sounds high in the orchestra."),
        Of("empty", "… — …"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Passages_on_the_querys_subject_are_found()
    {
        var (retriever, index) = await RetrieverAsync();
        await using var owned = index;

        var found = await retriever.RetrieveAsync(new RetrievalQuery { Text = "Which fuel does a car burn?", Count = 2 }, Token);

        Assert.Equal(["engine", "road"], found.Select(passage => passage.Id.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("qwertz")]
    public async Task A_query_that_says_nothing_finds_nothing(string text)
    {
        var (retriever, index) = await RetrieverAsync();
        await using var owned = index;

        Assert.Empty(await retriever.RetrieveAsync(new RetrievalQuery { Text = text }, Token));
    }

    [Fact]
    public async Task The_filter_is_passed_on()
    {
        var (retriever, index) = await RetrieverAsync();
        await using var owned = index;
        var filter = new PassageFilter { Required = ImmutableSortedDictionary<string, ImmutableSortedSet<string>>.Empty.Add("id", ["road"]) };

        var found = await retriever.RetrieveAsync(new RetrievalQuery { Text = "fuel", Filter = filter }, Token);

        Assert.Equal(["road"], found.Select(passage => passage.Id.Value));
    }

    [Fact]
    public async Task A_passage_that_became_empty_is_found_no_longer()
    {
        var (retriever, index) = await RetrieverAsync();
        await using var owned = index;
        using var generator = Generator();

        var leftOut = await PassageVectors.PutAsync([Of("engine", "…")], new TextEmbedder(generator), index, Token);

        Assert.Equal([PassageId.Of("engine")], leftOut);
        Assert.DoesNotContain(await retriever.RetrieveAsync(new RetrievalQuery { Text = "fuel" }, Token), passage => passage.Id.Value == "engine");
    }

    private static Passage Of(string id, string text) => new()
    {
        Id = PassageId.Of(id),
        Document = "d",
        Text = text,
        Metadata = ImmutableSortedDictionary<string, string>.Empty.Add("id", id),
    };

    private static LsaEmbeddingGenerator Generator() =>
        new(LsaModel.Learn([.. Passages.Select(TextEmbedder.TextOf)], new LsaOptions { Dimension = 3 }, Token));

    private static async Task<(VectorRetriever Retriever, IVectorIndex Index)> RetrieverAsync()
    {
        var embedder = new TextEmbedder(Generator());
        var index = new ExactVectorIndex(new VectorSpace(embedder.Dimension));
        var leftOut = await PassageVectors.PutAsync(Passages, embedder, index, Token);
        Assert.Equal([PassageId.Of("empty")], leftOut);
        return (new VectorRetriever("lsa", embedder, index), index);
    }
}
