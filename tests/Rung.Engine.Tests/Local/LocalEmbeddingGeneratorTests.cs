using System.Numerics.Tensors;
using Rung.Engine.Local;
using Rung.Tensors.Checkpoints;

namespace Rung.Engine.Tests.Local;

public sealed class LocalEmbeddingGeneratorTests : IDisposable
{
    private readonly TinyEncoder _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public async Task A_vector_is_the_same_alone_and_among_others_and_one_long()
    {
        using var encoder = LocalEmbeddingGenerator.Open(_tiny.Folder);

        var alone = await EmbedAsync(encoder, "a cat");
        var among = await EmbedAsync(encoder, "a much longer text than that", "a cat", "dog");

        Assert.Equal(24, alone[0].Length);
        Assert.Equal(1, TensorPrimitives.Norm<float>(alone[0]), 1e-5f);
        Assert.All(alone[0].Zip(among[1]), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        Assert.NotEqual(among[0], among[2]);
    }

    [Fact]
    public async Task What_the_files_say_of_pooling_and_length_can_be_said_otherwise()
    {
        using var usual = LocalEmbeddingGenerator.Open(_tiny.Folder);
        using var first = LocalEmbeddingGenerator.Open(_tiny.Folder, new LocalEncoderOptions { Pooling = Pooling.First, Normalises = false });

        var (mean, cls) = ((await EmbedAsync(usual, "a cat"))[0], (await EmbedAsync(first, "a cat"))[0]);

        Assert.NotEqual(mean, cls);
        Assert.NotEqual(1, TensorPrimitives.Norm<float>(cls), 1e-2f);
        Assert.Equal(new EmbeddingConfig(Pooling.First, Normalises: false), first.Embedding);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_with_both_numbers_or_cut_where_that_was_asked_for()
    {
        var text = new string('a', 90);
        using var strict = LocalEmbeddingGenerator.Open(_tiny.Folder);
        using var cutting = LocalEmbeddingGenerator.Open(_tiny.Folder, new LocalEncoderOptions { Cuts = true });

        var error = await Assert.ThrowsAsync<LocalModelException>(() => EmbedAsync(strict, text));
        var vectors = await EmbedAsync(cutting, text);

        Assert.Contains("has 92 tokens; the model takes 1 to 64", error.Message, StringComparison.Ordinal);
        Assert.Single(vectors);
    }

    [Fact]
    public async Task More_texts_than_are_computed_at_once_have_each_its_own_vector_and_its_own_number_in_an_error()
    {
        using var encoder = LocalEmbeddingGenerator.Open(_tiny.Folder);
        string[] texts = [.. Enumerable.Range(0, 200).Select(i => string.Concat(Enumerable.Repeat($"{(char)('a' + (i % 26))}", 40 + (i % 20))))];

        var together = await EmbedAsync(encoder, texts);
        var last = await EmbedAsync(encoder, texts[^1]);
        var error = await Assert.ThrowsAsync<LocalModelException>(() => EmbedAsync(encoder, [.. texts, new string('a', 90)]));

        Assert.Equal(texts.Length, together.Length);
        Assert.All(last[0].Zip(together[^1]), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        Assert.Contains("Text 200 has 92 tokens", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_model_is_no_encoder()
    {
        using var model = new TinyModel();

        var error = Assert.Throws<LocalModelException>(() => LocalEmbeddingGenerator.Open(model.Folder));

        Assert.Contains("is a language model (llama)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encoder_writes_no_answers()
    {
        var error = Assert.Throws<LocalModelException>(() => LocalModel.Open(_tiny.Folder));

        Assert.Contains("is an encoder (bert)", error.Message, StringComparison.Ordinal);
    }

    private static async Task<float[][]> EmbedAsync(LocalEmbeddingGenerator encoder, params string[] texts)
    {
        var vectors = await encoder.GenerateAsync(texts, options: null, TestContext.Current.CancellationToken);
        return [.. vectors.Select(vector => vector.Vector.ToArray())];
    }
}
