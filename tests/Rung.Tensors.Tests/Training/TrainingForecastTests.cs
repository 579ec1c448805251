using Rung.Tensors.Checkpoints;
using Rung.Tensors.Layers;
using Rung.Tensors.Lora;
using Rung.Tensors.Models;
using Rung.Tensors.Training;

namespace Rung.Tensors.Tests.Training;

public sealed class TrainingForecastTests
{
    [Fact]
    public void The_adapter_of_a_7B_model_has_the_size_that_is_known()
    {
        var config = Shape(hidden: 4096, layers: 32, heads: 32, inner: 11_008, vocabulary: 32_000);
        var adapter = new LoraOptions { Rank = 8, TargetModules = ["q_proj", "v_proj"] };

        var forecast = TrainingForecast.For(config, Options(adapter, new TrainingOptions()));

        // r = 8 on q and v: 4,194,304 numbers, 8.4 MB in 16 bits.
        Assert.Equal(4_194_304, forecast.TrainedNumbers);
        Assert.InRange(forecast.WeightBytes, 26.5e9, 27.1e9);
    }

    [Fact]
    public void The_operations_of_a_step_are_those_counted_for_a_model_of_135M()
    {
        var config = Shape(hidden: 576, layers: 30, heads: 9, inner: 1536, vocabulary: 49_152) with { KeyValueHeads = 3 };
        var options = Options(new LoraOptions { TargetModules = ["q_proj", "k_proj", "v_proj", "o_proj"] }, new TrainingOptions { Epochs = 1 }) with
        {
            TrainTokens = 1024,
            LearntTokens = 1024,
            Examples = 4,
            LongestExample = 256,
        };

        // 597 MFLOP a token by another count.
        Assert.InRange(TrainingForecast.For(config, options).Operations / 1024, 560e6, 630e6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_memory_of_activations_is_what_a_pass_takes(bool recomputes)
    {
        var config = Shape(hidden: 128, layers: 6, heads: 4, inner: 352, vocabulary: 300);
        using var model = CausalModel.Create(config, seed: 1, new LoadOptions { Threads = 1 });
        var adapter = LoraAdapter.Attach(model, new LoraOptions());
        foreach (var parameter in adapter.Parameters)
        {
            parameter.Train();
        }

        using var pass = new CausalPass(model, recomputes ? ActivationKeeping.Inputs : ActivationKeeping.All);
        var text = Enumerable.Range(0, 200).ToArray();
        pass.Learn(TokenBatch.Of([text, text], (_, _) => true), scale: 1, new CountedRandom(1));
        var training = new TrainingOptions { BatchSize = 2, MaxTokensAtOnce = 400, RecomputesActivations = recomputes };

        var forecast = TrainingForecast.For(config, Options(adapter.Options, training) with { LongestExample = 200 });

        Assert.InRange(forecast.ActivationBytes / (double)(pass.Bytes + (4L * 400 * 300)), 0.9, 1.1);
    }

    [Fact]
    public void The_machine_is_measured() =>
        Assert.InRange(MachineSpeed.Measure(TimeProvider.System, TimeSpan.FromMilliseconds(20), threads: 1), 1e8, 1e13);

    private static ForecastOptions Options(LoraOptions adapter, TrainingOptions training) => new()
    {
        Adapter = adapter,
        Training = training,
        TrainTokens = 100_000,
        LearntTokens = 40_000,
        LongestExample = 512,
        Examples = 500,
    };

    private static ModelConfig Shape(int hidden, int layers, int heads, int inner, int vocabulary) => new()
    {
        ModelType = "llama",
        Family = ModelFamily.Llama,
        VocabularySize = vocabulary,
        HiddenSize = hidden,
        IntermediateSize = inner,
        Layers = layers,
        Heads = heads,
        KeyValueHeads = heads,
        HeadSize = hidden / heads,
        RotarySize = hidden / heads,
        MaxPositions = 2048,
        NormEpsilon = 1e-5f,
        Activation = Activation.Silu,
    };
}
