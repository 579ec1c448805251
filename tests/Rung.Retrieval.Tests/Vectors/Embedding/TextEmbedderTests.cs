using Rung.Retrieval.Vectors.Embedding;

namespace Rung.Retrieval.Tests.Vectors.Embedding;

public sealed class TextEmbedderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Vectors_come_in_the_order_of_the_texts_and_with_length_one()
    {
        using var generator = new FixedGenerator(text => [text.Length, 0]);

        var vectors = await new TextEmbedder(generator).EmbedQueriesAsync(["a", "bb"], Token);

        Assert.Equal([[1, 0], [1, 0]], vectors.Select(vector => vector.ToArray()));
    }

    [Fact]
    public async Task Texts_go_in_batches_and_each_once()
    {
        using var generator = new FixedGenerator(text => [text[0], 1]);
        var embedder = new TextEmbedder(generator, new EmbeddingOptions { BatchSize = 2 });

        var vectors = await embedder.EmbedQueriesAsync(["a", "b", "a", "c", "b"], Token);

        Assert.Equal([["a", "b"], ["c"]], generator.Calls);
        Assert.Equal(vectors[0], vectors[2]);
        Assert.Equal(vectors[1], vectors[4]);
    }

    [Fact]
    public async Task A_passage_is_embedded_with_its_headings_and_prefix()
    {
        using var generator = new FixedGenerator(_ => [1]);
        var embedder = new TextEmbedder(generator, new EmbeddingOptions { PassagePrefix = "passage: ", QueryPrefix = "query: " });
        var passage = new Passage { Id = PassageId.Of("a"), Document = "d", Text = "Text.", TitlePath = ["Title", "Part"] };

        await embedder.EmbedPassagesAsync([passage], Token);
        await embedder.EmbedQueriesAsync(["what?"], Token);

        Assert.Equal([["passage: Title\nPart\nText."], ["query: what?"]], generator.Calls);
    }

    [Fact]
    public async Task What_is_in_the_cache_is_not_asked_for_again()
    {
        using var generator = new FixedGenerator(text => [text[0], 1]);
        var embedder = new TextEmbedder(generator, cache: new MemoryEmbeddingCache(10));

        var first = await embedder.EmbedQueriesAsync(["a", "b"], Token);
        var second = await embedder.EmbedQueriesAsync(["b", "c", "a"], Token);

        Assert.Equal([["a", "b"], ["c"]], generator.Calls);
        Assert.Equal([first[1], first[0]], [second[0], second[2]]);
    }

    [Fact]
    public async Task Two_models_do_not_share_vectors()
    {
        var cache = new MemoryEmbeddingCache(10);
        using var one = new FixedGenerator(_ => [1, 0], "one");
        using var other = new FixedGenerator(_ => [0, 1], "other");

        await new TextEmbedder(one, cache: cache).EmbedQueriesAsync(["a"], Token);
        var vectors = await new TextEmbedder(other, cache: cache).EmbedQueriesAsync(["a"], Token);

        Assert.Equal([0f, 1], vectors[0].ToArray());
    }

    [Fact]
    public void A_cache_wants_a_model_with_a_name()
    {
        using var generator = new FixedGenerator(_ => [1], model: null);

        Assert.Throws<EmbeddingException>(() => new TextEmbedder(generator, cache: new MemoryEmbeddingCache(1)));
    }

    [Fact]
    public async Task A_full_cache_gives_up_the_oldest()
    {
        using var generator = new FixedGenerator(_ => [1]);
        var embedder = new TextEmbedder(generator, cache: new MemoryEmbeddingCache(2));

        foreach (var text in new[] { "a", "b", "c", "c", "b", "a" })
        {
            await embedder.EmbedQueriesAsync([text], Token);
        }

        Assert.Equal(["a", "b", "c", "a"], generator.Calls.Select(call => call.Single()));
    }

    [Theory]
    [InlineData(new float[0])]
    [InlineData(new[] { 1f, 2, 3 })]
    [InlineData(new[] { float.NaN, 1 })]
    [InlineData(new[] { 1, float.PositiveInfinity })]
    public async Task What_cannot_be_a_vector_of_the_model_is_refused(float[] odd)
    {
        using var generator = new FixedGenerator(text => text == "odd" ? odd : [1, 0]);
        var embedder = new TextEmbedder(generator);
        await embedder.EmbedQueriesAsync(["fine"], Token);

        await Assert.ThrowsAsync<EmbeddingException>(async () => await embedder.EmbedQueriesAsync(["odd"], Token));
    }

    [Fact]
    public async Task Another_dimension_than_was_said_is_refused()
    {
        using var generator = new FixedGenerator(_ => [1, 0]);

        await Assert.ThrowsAsync<EmbeddingException>(async () =>
            await new TextEmbedder(generator, new EmbeddingOptions { Dimension = 3 }).EmbedQueriesAsync(["a"], Token));
    }
}
