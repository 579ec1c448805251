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

        Assert.InRange(forecast.ActivationBytes / (double)pass.Bytes, 0.9, 1.1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public void A_run_is_compared_with_its_forecast_at_the_end(int rank)
    {
        var config = Shape(hidden: 96, layers: 4, heads: 4, inner: 256, vocabulary: 300);
        using var model = CausalModel.Create(config, seed: 1, new LoadOptions { Threads = 1 });
        var examples = Enumerable.Range(0, 8).Select(i => TrainingExample.Whole([.. Enumerable.Range(i, 90)])).ToList();
        var training = new TrainingOptions { Epochs = 1, BatchSize = 4, OperationsPerSecond = 1e9 };

        var result = rank == 0
            ? Trainer.TrainWhole(model, examples, examples[..2], training, null, CancellationToken.None)
            : Trainer.Train(LoraAdapter.Attach(model, new LoraOptions { Rank = rank }), examples, examples[..2], training, null, CancellationToken.None);

        Assert.InRange(result.Forecast!.MemoryRatio, 0.95, 1.05);
        Assert.True(result.Forecast.ForecastTime > TimeSpan.Zero && result.Forecast.Time > TimeSpan.Zero);
    }

    [Fact]
    public void A_run_that_does_not_fit_is_refused_with_what_would_make_it_fit()
    {
        var config = Shape(hidden: 2048, layers: 16, heads: 16, inner: 5632, vocabulary: 32_000);
        var training = new TrainingOptions { BatchSize = 16, MaxTokensAtOnce = 8192 };
        var options = Options(new LoraOptions { Rank = 32 }, training);
        var forecast = TrainingForecast.For(config, options);

        var error = Assert.Throws<TrainingMemoryException>(() => forecast.ThrowIfTooLarge(6_000_000_000));

        Assert.All(error.Remedies, remedy => Assert.Equal(TrainingForecast.For(config, remedy.Options).PeakBytes, remedy.PeakBytes));
        Assert.All(error.Remedies, remedy => Assert.True(remedy.PeakBytes < forecast.PeakBytes, remedy.Change));
        Assert.Equal(
            ["accumulate", "compute", "hold", "shorten", "rank"],
            error.Remedies.Select(remedy => remedy.Change.Split(' ')[0]));
        Assert.Contains(error.Remedies, remedy => remedy.Fits);
        Assert.Contains("compute activations again", error.Message, StringComparison.Ordinal);
        TrainingForecast.For(config, error.Remedies.First(remedy => remedy.Fits).Options).ThrowIfTooLarge(6_000_000_000);
    }

    [Theory]
    [InlineData(2_000_000_000, "Together: accumulate")]
    [InlineData(100_000_000, "choose a smaller model")]
    public void Where_no_change_is_enough_by_itself_all_are_tried_together(long available, string advice)
    {
        var config = Shape(hidden: 2048, layers: 16, heads: 16, inner: 5632, vocabulary: 32_000);
        var options = Options(new LoraOptions { Rank = 32 }, new TrainingOptions { BatchSize = 16, MaxTokensAtOnce = 8192 });

        var error = Assert.Throws<TrainingMemoryException>(() => TrainingForecast.For(config, options).ThrowIfTooLarge(available));

        Assert.DoesNotContain(error.Remedies, remedy => remedy.Fits);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_itself_refuses_to_begin_where_memory_is_short()
    {
        using var model = CausalModel.Create(Shape(hidden: 32, layers: 2, heads: 2, inner: 64, vocabulary: 100), seed: 1, new LoadOptions { Threads = 1 });
        var adapter = LoraAdapter.Attach(model, new LoraOptions());

        Assert.Throws<TrainingMemoryException>(() => Trainer.Train(
            adapter, [TrainingExample.Whole([1, 2, 3])], [], new TrainingOptions { MemoryLimit = 1000 }, null, CancellationToken.None));
    }

    [Fact]
    public void Fewer_steps_than_the_epochs_have_cost_less()
    {
        var config = Shape(hidden: 128, layers: 2, heads: 4, inner: 352, vocabulary: 300);
        var all = TrainingForecast.For(config, Options(new LoraOptions(), new TrainingOptions { Epochs = 4, BatchSize = 5 }));

        var half = TrainingForecast.For(config, Options(new LoraOptions(), new TrainingOptions { Epochs = 4, BatchSize = 5, MaxSteps = 200 }));

        Assert.Equal(all.Operations / 2, half.Operations, tolerance: all.Operations * 1e-9);
    }

    [Fact]
    public void The_machine_has_memory() => Assert.InRange(MachineMemory.AvailableBytes(), 1 << 20, 1L << 50);

    [Theory]
    [InlineData(ModelFamily.Llama, 8)]
    [InlineData(ModelFamily.Gpt2, 0)]
    [InlineData(ModelFamily.Bert, 4)]
    public void The_machine_is_measured_at_the_work_that_is_asked(ModelFamily family, int rank)
    {
        var config = Shape(hidden: 32, layers: 4, heads: 2, inner: 64, vocabulary: 100) with { Family = family, Activation = Activation.Gelu };
        var options = Options(new LoraOptions { Rank = Math.Max(1, rank) }, new TrainingOptions { BatchSize = 2 }) with { TrainTokens = 10_000 };

        var speed = MachineSpeed.Measure(config, rank == 0 ? options with { Adapter = null } : options, TimeProvider.System, TimeSpan.FromMilliseconds(5), threads: 1);

        Assert.InRange(speed, 1e6, 1e13);
    }

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
