using Rung.Tensors.Checkpoints;
using Rung.Tensors.Layers;
using Rung.Tensors.Lora;
using Rung.Tensors.Models;
using Rung.Tensors.Tests.Checkpoints;
using Rung.Tensors.Tests.Kernels.Reference;

namespace Rung.Tensors.Tests.Models;

/// <summary>Gradients of whole models against finite differences of the slow models in double precision.</summary>
public sealed class GradientTests : IDisposable
{
    private const int Entries = 5;

    // Two packed texts; only part of the tokens is learnt.
    private static readonly int[][] Texts = [[1, 17, 3, 40, 5, 9, 22, 60, 2], [8, 8, 31, 7, 55, 2]];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Models() => new()
    {
        { "Llama", RandomModel.Llama },
        { "tied", RandomModel.Llama.Replace("\"tie_word_embeddings\":false", "\"tie_word_embeddings\":true", StringComparison.Ordinal) },
        { "Mistral", RandomModel.LlamaWith("mistral", "\"sliding_window\":4") },
        { "Qwen 2", RandomModel.LlamaWith("qwen2", "\"use_sliding_window\":false") },
        { "Qwen 3", RandomModel.LlamaWith("qwen3", "\"head_dim\":8") },
        { "Phi-3", RandomModel.LlamaWith("phi3", "\"sliding_window\":null") },
        { "GPT-2", RandomModel.Gpt2 },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_parameter_of_a_model_that_is_trained_as_a_whole(string name, string json)
    {
        var config = RandomModel.Write(_folder.Path, json, seed: name.Length);
        var weights = ReferenceWeights.Read(_folder["model.safetensors"]);
        using var model = CausalModel.Load(_folder.Path, new LoadOptions { Threads = 2 });
        var parameters = model.TrainAll();

        Learn(model, ActivationKeeping.All);

        Assert.Equal(weights.Names.Count(), parameters.Count);
        Assert.All(parameters, parameter => AssertGradient(config, weights, parameter));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Every_parameter_of_a_LoRA_adapter_on_a_model_of_two_layers(int keeping)
    {
        var config = RandomModel.Write(_folder.Path, RandomModel.Llama, seed: 3);
        var weights = ReferenceWeights.Read(_folder["model.safetensors"]);
        using var model = CausalModel.Load(_folder.Path, new LoadOptions { Threads = 2 });
        var adapter = Adapter(model, "q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj");
        weights = weights.With(adapter);

        Learn(model, keeping == 0 ? ActivationKeeping.All : ActivationKeeping.Inputs);

        Assert.Equal(2 * 7 * 2, adapter.Parameters.Count());
        Assert.All(adapter.Parameters, parameter => AssertGradient(config, weights, parameter));
    }

    [Fact]
    public void Computing_activations_again_gives_the_same_bytes_as_keeping_them()
    {
        RandomModel.Write(_folder.Path, RandomModel.Llama, seed: 3);
        using var model = CausalModel.Load(_folder.Path, new LoadOptions { Threads = 2 });
        var adapter = LoraAdapter.Attach(model, new LoraOptions { Rank = 4, Dropout = 0.2f });
        foreach (var parameter in adapter.Parameters)
        {
            parameter.Train();
        }

        Learn(model, ActivationKeeping.All);
        var kept = adapter.Parameters.Select(parameter => (float[])parameter.Gradient!.Clone()).ToList();
        foreach (var parameter in adapter.Parameters)
        {
            Array.Clear(parameter.Gradient!);
        }

        Learn(model, ActivationKeeping.Inputs);

        Assert.Equal(kept, adapter.Parameters.Select(parameter => parameter.Gradient!));
    }

    [Fact]
    public void Packed_texts_learn_what_each_would_learn_alone()
    {
        RandomModel.Write(_folder.Path, RandomModel.Llama, seed: 3);
        using var model = CausalModel.Load(_folder.Path, new LoadOptions { Threads = 2 });
        var adapter = Adapter(model, "q_proj", "v_proj");
        using var pass = new CausalPass(model, ActivationKeeping.All);
        var packed = pass.Learn(Batch(Texts), scale: 0.1, default);
        var gradients = adapter.Parameters.Select(parameter => (float[])parameter.Gradient!.Clone()).ToList();
        foreach (var parameter in adapter.Parameters)
        {
            Array.Clear(parameter.Gradient!);
        }

        var alone = Texts.Sum(text => pass.Learn(Batch([text]), scale: 0.1, default));

        Assert.Equal(packed, alone, tolerance: 1e-4);
        Assert.All(
            adapter.Parameters.Zip(gradients),
            pair => Assert.Equal(pair.Second, pair.First.Gradient!, (one, other) => Math.Abs(one - other) < 1e-5));
    }

    private static TokenBatch Batch(int[][] texts) => TokenBatch.Of(texts, (text, place) => place > texts[text].Length / 3);

    private static double Learn(CausalModel model, ActivationKeeping keeping)
    {
        using var pass = new CausalPass(model, keeping);
        var batch = Batch(Texts);
        return pass.Learn(batch, 1.0 / batch.TargetCount, new CountedRandom(5));
    }

    private static LoraAdapter Adapter(CausalModel model, params string[] modules)
    {
        var adapter = LoraAdapter.Attach(model, new LoraOptions { Rank = 3, Alpha = 5, TargetModules = [.. modules] });
        var random = new Random(2);
        foreach (var parameter in adapter.Parameters)
        {
            parameter.Train();
            for (var i = 0; i < parameter.Values.Length; i++)
            {
                parameter.Values[i] = (2 * random.NextSingle()) - 1;
            }
        }

        return adapter;
    }

    private static void AssertGradient(ModelConfig config, ReferenceWeights weights, Parameter parameter)
    {
        var values = weights[ReferenceWeights.NameOf(parameter)];
        var isTransposed = config.Family == ModelFamily.Gpt2 && parameter.Name.Contains(".h.", StringComparison.Ordinal) && parameter.Shape.Length == 2;
        var random = new Random(7);
        var (error, length) = (0.0, 0.0);
        int Place(int entry)
        {
            var (outputs, inputs) = isTransposed ? ((int)parameter.Shape[0], (int)parameter.Shape[1]) : (1, 1);
            return isTransposed ? (entry % outputs * inputs) + (entry / outputs) : entry;
        }

        foreach (var entry in Enumerable.Range(0, values.Length).OrderBy(_ => random.Next()).OrderBy(entry => parameter.Gradient![Place(entry)] == 0).Take(Entries - 1).Append(random.Next(values.Length)))
        {
            var slope = Gradients.At(() => Loss(config, weights), values, entry);
            var actual = parameter.Gradient![Place(entry)];
            error += (slope - actual) * (slope - actual);
            length += slope * slope;
        }

        Assert.True(length > 0 || error == 0, $"{parameter.Name} has no slope.");
        Assert.True(Math.Sqrt(error) <= 1e-4 * Math.Sqrt(length), $"{parameter.Name}: relative error {Math.Sqrt(error / length):E2}.");
    }

    private static double Loss(ModelConfig config, ReferenceWeights weights)
    {
        var batch = Batch(Texts);
        var (sum, at) = (0.0, 0);
        foreach (var text in Texts)
        {
            var targets = batch.Targets[at..(at + text.Length)];
            sum += ReferenceMath.CrossEntropy(CausalModelTests.Reference(config, weights, text), targets) * targets.Count(target => target >= 0);
            at += text.Length;
        }

        return sum / batch.TargetCount;
    }
}
