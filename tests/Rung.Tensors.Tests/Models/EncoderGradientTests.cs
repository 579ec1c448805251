using Rung.Tensors.Checkpoints;
using Rung.Tensors.Layers;
using Rung.Tensors.Lora;
using Rung.Tensors.Models;
using Rung.Tensors.Tests.Checkpoints;
using Rung.Tensors.Tests.Kernels.Reference;
using Rung.Tensors.Training.Encoders;

namespace Rung.Tensors.Tests.Models;

/// <summary>Gradients of whole encoders against finite differences of the slow model in double precision.</summary>
public sealed class EncoderGradientTests : IDisposable
{
    private const int Entries = 5;
    private const float Temperature = 0.2f;

    private static readonly ContrastiveExample[] Pairs =
    [
        new([1, 17, 3, 40], [5, 9, 22, 60, 2], [new[] { 8, 31, 7 }]),
        new([8, 8], [31, 7, 55], [new[] { 12, 13, 14, 15 }, new[] { 5, 9, 22, 60, 2 }]),
        new([33, 2, 11], [5, 9, 22, 60, 2]),
    ];

    private static readonly ClassifiedText[] Texts =
    [
        new([1, 17, 3, 40, 5, 9], label: 1, types: [0, 0, 0, 0, 0, 0]),
        new([8, 8, 31], label: 0),
        new([2, 44, 19, 7], label: 1),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("BERT", true, 1000)]
    [InlineData("BERT", false, 1000)]
    [InlineData("BERT", true, 8)]
    [InlineData("RoBERTa", true, 8)]
    public void Every_parameter_of_an_encoder_that_compares_texts(string family, bool isMean, int maxTokens)
    {
        var json = family == "BERT" ? RandomModel.Bert : RandomModel.Roberta.Replace("\"architectures\":[\"RobertaForSequenceClassification\"],", "", StringComparison.Ordinal);
        var config = RandomModel.Write(_folder.Path, json, seed: 5);
        _folder.Write("1_Pooling/config.json", $$"""{"pooling_mode_cls_token":{{(isMean ? "false" : "true")}},"pooling_mode_mean_tokens":{{(isMean ? "true" : "false")}}}""");
        var weights = ReferenceWeights.Read(_folder["model.safetensors"]);
        using var encoder = TextEncoder.Load(_folder.Path, new LoadOptions { Threads = 2 });
        var parameters = encoder.TrainAll();
        using var stack = new EncoderStack(encoder, ActivationKeeping.All);
        var objective = new ContrastiveObjective(encoder, stack, Pairs, Temperature, maxTokens);

        var loss = objective.Learn([0, 1, 2], scale: 1.0 / 3, new CountedRandom(1));

        Assert.Equal(3 * Contrastive(config, weights, isMean), loss, tolerance: 1e-3);
        Assert.Equal(weights.Names.Count(), parameters.Count);
        Assert.All(parameters, parameter => AssertGradient(weights, parameter, () => Contrastive(config, weights, isMean)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Every_parameter_of_an_adapter_on_an_encoder_that_compares_texts(int keeping)
    {
        var config = RandomModel.Write(_folder.Path, RandomModel.Bert, seed: 5);
        using var encoder = TextEncoder.Load(_folder.Path, new LoadOptions { Threads = 2 });
        var adapter = LoraAdapter.Attach(encoder, new LoraOptions { Rank = 3, Alpha = 5, TargetModules = ["query", "key", "value", "dense"] });
        Fill(adapter);
        var weights = ReferenceWeights.Read(_folder["model.safetensors"]).With(adapter);
        using var stack = new EncoderStack(encoder, keeping == 0 ? ActivationKeeping.All : ActivationKeeping.Inputs);

        new ContrastiveObjective(encoder, stack, Pairs, Temperature, maxTokens: 1000).Learn([0, 1, 2], scale: 1.0 / 3, default);

        Assert.Equal(2 * 6 * 2, adapter.Parameters.Count());
        Assert.All(adapter.Parameters, parameter => AssertGradient(weights, parameter, () => Contrastive(config, weights, isMean: true)));
    }

    [Theory]
    [InlineData(nameof(RandomModel.BertCrossEncoder))]
    [InlineData(nameof(RandomModel.Roberta))]
    public void Every_parameter_of_an_encoder_with_a_head_for_labels(string name)
    {
        var isBert = name == nameof(RandomModel.BertCrossEncoder);
        var json = isBert ? RandomModel.BertCrossEncoder.Replace("{\"0\":\"LABEL_0\"}", "{\"0\":\"a\",\"1\":\"b\",\"2\":\"c\"}", StringComparison.Ordinal) : RandomModel.Roberta;
        var config = RandomModel.Write(_folder.Path, json, seed: 5);
        var weights = ReferenceWeights.Read(_folder["model.safetensors"]);
        using var encoder = TextEncoder.Load(_folder.Path, new LoadOptions { Threads = 2 });
        var parameters = encoder.TrainAll();
        using var stack = new EncoderStack(encoder, ActivationKeeping.All);
        using var trace = new HeadTrace();

        var loss = new ClassificationObjective(encoder, stack, trace, Texts).Learn([0, 1, 2], scale: 1.0 / 3, default);

        Assert.Equal(3 * Labels(config, weights, isBert), loss, tolerance: 1e-3);
        Assert.Equal(weights.Names.Count(), parameters.Count);
        Assert.All(parameters, parameter => AssertGradient(weights, parameter, () => Labels(config, weights, isBert)));
    }

    private static double Contrastive(ModelConfig config, ReferenceWeights weights, bool isMean)
    {
        double[] Embedding(IEnumerable<int> text)
        {
            var tokens = text.ToArray();
            var vectors = ReferenceBert.Vectors(config, weights, tokens, new int[tokens.Length]);
            var pooled = isMean ? [.. Enumerable.Range(0, vectors[0].Length).Select(i => vectors.Average(row => row[i]))] : vectors[0];
            var length = Math.Sqrt(pooled.Sum(value => value * value));
            return [.. pooled.Select(value => value / length)];
        }

        // Every candidate once, in the order in which positives and then negatives name it first.
        var candidates = Pairs.Select(pair => pair.Positive).Concat(Pairs.SelectMany(pair => pair.Negatives))
            .DistinctBy(text => string.Join(' ', text)).ToList();
        var embedded = candidates.Select(text => Embedding(text)).ToList();
        return Pairs.Average(pair =>
        {
            var anchor = Embedding(pair.Anchor);
            var scores = embedded.Select(candidate => anchor.Zip(candidate, (a, b) => a * b).Sum() / Temperature);
            return -Math.Log(ReferenceMath.Softmax(scores)[candidates.FindIndex(text => text.SequenceEqual(pair.Positive))]);
        });
    }

    private static double Labels(ModelConfig config, ReferenceWeights weights, bool isBert) => Texts.Average(text =>
    {
        var first = ReferenceBert.Vectors(config, weights, [.. text.Tokens], [.. text.Types], isBert ? "bert." : "roberta.")[..1];
        var dense = weights.Linear(isBert ? "bert.pooler.dense" : "classifier.dense", first)[0];
        var logits = weights.Linear(isBert ? "classifier" : "classifier.out_proj", [[.. dense.Select(Math.Tanh)]])[0];
        return -Math.Log(ReferenceMath.Softmax(logits)[text.Label]);
    });

    private static void Fill(LoraAdapter adapter)
    {
        var random = new Random(2);
        foreach (var parameter in adapter.Parameters)
        {
            parameter.Train();
            for (var i = 0; i < parameter.Values.Length; i++)
            {
                // Larger ones would saturate the attention, whose scores then lose in float what is compared here.
                parameter.Values[i] = random.NextSingle() - 0.5f;
            }
        }
    }

    private static void AssertGradient(ReferenceWeights weights, Parameter parameter, Func<double> loss)
    {
        var values = weights[ReferenceWeights.NameOf(parameter)];
        var random = new Random(7);
        var (error, length) = (0.0, 0.0);
        var largest = Enumerable.Range(0, values.Length).OrderByDescending(entry => Math.Abs(parameter.Gradient![entry])).Take(2);
        foreach (var entry in largest.Concat(Enumerable.Range(0, Entries).Select(_ => random.Next(values.Length))).Distinct())
        {
            var slope = Gradients.At(loss, values, entry);
            error += (slope - parameter.Gradient![entry]) * (slope - parameter.Gradient[entry]);
            length += slope * slope;
        }

        // The bias of the keys moves all scores of a query alike: its true gradient is zero, and ours is what rounding leaves.
        var isZero = parameter.Name.EndsWith("key.bias", StringComparison.Ordinal) && Math.Sqrt(error) < 1e-6;
        Assert.True(isZero || Math.Sqrt(error) <= 1e-4 * Math.Sqrt(length), $"{parameter.Name}: relative error {Math.Sqrt(error / length):E2}, |slope| {Math.Sqrt(length):E2}.");
    }
}
