using System.Globalization;
using Rung.Retrieval.Adapters;
using Rung.Retrieval.Vectors;
using Rung.Retrieval.Vectors.Embedding;
using Rung.Retrieval.Vectors.Exact;
using Rung.Retrieval.Vectors.Lsa;

namespace Rung.Retrieval.Tests.Adapters;

public sealed class AdaptedRetrieverTests
{
    private static readonly string[] Texts =
        ["The castle was built of stone.", "The harbour is full of ships.", "The library keeps old books.", "Ships carry stone to the castle."];

    private static readonly LsaModel Model = LsaModel.Learn(Texts, new() { Dimension = 3 }, TestContext.Current.CancellationToken);

    private static readonly TextEmbedder Embedder = new(new LsaEmbeddingGenerator(Model));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_the_identity_it_finds_what_the_plain_retriever_finds()
    {
        await using var index = await IndexAsync();
        var query = new RetrievalQuery { Text = "old books", Count = 4 };

        var plain = await new VectorRetriever("plain", Embedder, index).RetrieveAsync(query, Cancellation);
        var adapted = await new AdaptedRetriever("adapted", Embedder, QueryAdapter.Identity(Model.Dimension), index).RetrieveAsync(query, Cancellation);

        Assert.Equal(plain.Select(place => place.Id), adapted.Select(place => place.Id));
    }

    [Fact]
    public async Task What_the_adapter_learnt_decides_what_is_found()
    {
        // Questions about ships are answered by the library: no embedding knows that, the pairs say so.
        await using var index = await IndexAsync();
        var vectors = Array.ConvertAll(Texts, text => (ReadOnlyMemory<float>)Model.Embed(text));
        var data = new AdapterData
        {
            Passages = [.. vectors],
            Pairs = [.. Enumerable.Range(0, 6).Select(i => new AdapterPair { Query = Model.Embed("ships"), Gold = [2], Group = $"g{i}" })],
        };
        var adapter = QueryAdapterTrainer.Learn(data, new("ridge (λ 1)", 0, 0), new(), Cancellation);

        var found = await new AdaptedRetriever("adapted", Embedder, adapter, index).RetrieveAsync(new() { Text = "ships", Count = 1 }, Cancellation);

        Assert.Equal("p2", found.Single().Id.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zebra")]
    public async Task A_query_of_which_nothing_is_known_finds_nothing(string text)
    {
        await using var index = await IndexAsync();
        var retriever = new AdaptedRetriever("adapted", Embedder, QueryAdapter.Identity(Model.Dimension), index);

        Assert.Empty(await retriever.RetrieveAsync(new() { Text = text }, Cancellation));
    }

    private static async Task<ExactVectorIndex> IndexAsync()
    {
        var index = new ExactVectorIndex(new(Model.Dimension));
        VectorEntry[] entries =
        [
            .. Texts.Select((text, i) => new VectorEntry
            {
                Id = PassageId.Of(string.Create(CultureInfo.InvariantCulture, $"p{i}")),
                Vector = Model.Embed(text),
            }),
        ];
        await index.PutAsync(entries, Cancellation);
        return index;
    }
}
