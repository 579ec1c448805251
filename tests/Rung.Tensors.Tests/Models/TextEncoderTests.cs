using Rung.Tensors.Checkpoints;
using Rung.Tensors.Models;
using Rung.Tensors.Tests.Checkpoints;

namespace Rung.Tensors.Tests.Models;

public sealed class TextEncoderTests : IDisposable
{
    private static readonly ReadOnlyMemory<int>[] Texts = [new[] { 1, 17, 3, 40, 5, 9, 22 }, new[] { 2 }, new[] { 8, 8, 31, 7 }];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("BERT", true, true)]
    [InlineData("BERT", false, false)]
    [InlineData("BERT", true, false)]
    [InlineData("RoBERTa", true, true)]
    public void Embeddings_are_those_of_the_slow_model(string family, bool isMean, bool normalises)
    {
        var json = family == "BERT" ? RandomModel.Bert : RandomModel.Roberta.Replace("\"architectures\":[\"RobertaForSequenceClassification\"],", "", StringComparison.Ordinal);
        var config = RandomModel.Write(_folder.Path, json, seed: 5);
        _folder.Write("1_Pooling/config.json", $$"""{"pooling_mode_cls_token":{{(isMean ? "false" : "true")}},"pooling_mode_mean_tokens":{{(isMean ? "true" : "false")}}}""");
        _folder.Write("modules.json", normalises ? """[{"type":"s.Transformer"},{"type":"s.Pooling"},{"type":"s.Normalize"}]""" : """[{"type":"s.Transformer"},{"type":"s.Pooling"}]""");
        var weights = ReferenceWeights.Read(_folder["model.safetensors"]);
        using var encoder = TextEncoder.Load(_folder.Path, new LoadOptions { Threads = 2 });

        var embeddings = encoder.Embed(Texts);

        for (var text = 0; text < Texts.Length; text++)
        {
            var vectors = ReferenceBert.Vectors(config, weights, Texts[text].ToArray(), new int[Texts[text].Length]);
            AssertNear(Pooled(vectors, isMean, normalises), embeddings[text]);
        }
    }

    [Theory]
    [InlineData(nameof(RandomModel.BertCrossEncoder))]
    [InlineData(nameof(RandomModel.Roberta))]
    public void Scores_of_a_cross_encoder_are_those_of_the_slow_model(string name)
    {
        var isBert = name == nameof(RandomModel.BertCrossEncoder);
        var config = RandomModel.Write(_folder.Path, isBert ? RandomModel.BertCrossEncoder : RandomModel.Roberta, seed: 5);
        var weights = ReferenceWeights.Read(_folder["model.safetensors"]);
        using var encoder = TextEncoder.Load(_folder.Path, new LoadOptions { Threads = 2 });
        var types = Texts.Select(text => (ReadOnlyMemory<int>)Enumerable.Range(0, text.Length).Select(i => isBert && i > 2 ? 1 : 0).ToArray()).ToArray();

        var scores = encoder.Classify(Texts, types);

        for (var text = 0; text < Texts.Length; text++)
        {
            var first = ReferenceBert.Vectors(config, weights, Texts[text].ToArray(), types[text].ToArray(), isBert ? "bert." : "roberta.")[..1];
            var dense = weights.Linear(isBert ? "bert.pooler.dense" : "classifier.dense", first)[0];
            AssertNear(weights.Linear(isBert ? "classifier" : "classifier.out_proj", [[.. dense.Select(Math.Tanh)]])[0], scores[text]);
        }
    }

    [Fact]
    public void How_it_pools_may_be_said_with_a_new_head_too()
    {
        RandomModel.Write(_folder.Path, RandomModel.Bert, seed: 5);
        var options = new LoadOptions { Threads = 1, Embedding = new EmbeddingConfig(Pooling.First, Normalises: false) };

        using var plain = TextEncoder.Load(_folder.Path, options);
        using var labelled = TextEncoder.LoadWithLabels(_folder.Path, labels: 2, seed: 1, options);

        Assert.Equal(options.Embedding, labelled.Embedding);
        Assert.Equal(plain.Embed(Texts), labelled.Embed(Texts));
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused_with_both_numbers()
    {
        RandomModel.Write(_folder.Path, RandomModel.Bert, seed: 5);
        using var encoder = TextEncoder.Load(_folder.Path, new LoadOptions { Threads = 1 });

        var error = Assert.Throws<TextLengthException>(() => encoder.Embed([new int[4], new int[65]]));

        Assert.Equal((65, 64), (error.Length, error.Most));
        Assert.Contains("Text 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_language_model_is_not_loaded_as_an_encoder()
    {
        RandomModel.Write(_folder.Path, RandomModel.Llama, seed: 1);

        Assert.Throws<CheckpointException>(() => TextEncoder.Load(_folder.Path));
    }

    private static double[] Pooled(double[][] vectors, bool isMean, bool normalises)
    {
        var pooled = isMean ? [.. Enumerable.Range(0, vectors[0].Length).Select(i => vectors.Average(row => row[i]))] : vectors[0];
        var length = normalises ? Math.Sqrt(pooled.Sum(value => value * value)) : 1;
        return [.. pooled.Select(value => value / length)];
    }

    private static void AssertNear(double[] expected, float[] actual) =>
        Assert.Equal(expected, Array.ConvertAll(actual, value => (double)value), (one, other) => Math.Abs(one - other) <= 2e-4 * (1 + Math.Abs(one)));
}
