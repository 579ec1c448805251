using Rung.Tensors.Checkpoints;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Lora;
using Rung.Tensors.Studies.Shapes;
using Rung.Tensors.Training;

namespace Rung.Tensors.Studies.Forecast;

/// <summary>A training whose forecast is held against the truth.</summary>
internal sealed record ForecastCase(string Name, ModelConfig Config, ForecastOptions Forecast)
{
    public const int Batch = 4;
    public const int Length = 256;

    private static readonly ModelConfig Small = ModelShape.Of("15M").Config;
    private static readonly ModelConfig Larger = ModelShape.Of("SmolLM2-135M").Config;
    private static readonly LoraOptions Adapter = new() { TargetModules = ["q_proj", "k_proj", "v_proj", "o_proj"] };

    public static IReadOnlyList<ForecastCase> All =>
    [
        new("15M, LoRA", Small, Options(Adapter, steps: 40)),
        new("15M, LoRA, recomputed", Small, Options(Adapter, steps: 40, recomputes: true)),
        new("15M, LoRA, NF4", Small, Options(Adapter, steps: 40) with { Format = WeightFormat.Nf4 }),
        new("15M, all weights", Small, Options(adapter: null, steps: 40)),
        new("135M, LoRA", Larger, Options(Adapter, steps: 8)),
    ];

    public static ForecastCase Named(string name) => All.First(studied => studied.Name == name);

    private static ForecastOptions Options(LoraOptions? adapter, int steps, bool recomputes = false) => new()
    {
        Adapter = adapter,
        Training = new TrainingOptions { Epochs = steps, BatchSize = Batch, RecomputesActivations = recomputes },
        TrainTokens = Batch * Length,
        LearntTokens = Batch * (Length - 1),
        LongestExample = Length,
        Examples = Batch,
    };
}
