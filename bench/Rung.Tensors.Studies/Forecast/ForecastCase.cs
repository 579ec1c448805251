using Rung.Tensors.Checkpoints;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Lora;
using Rung.Tensors.Training;

namespace Rung.Tensors.Studies.Forecast;

/// <summary>A training whose forecast is held against the truth.</summary>
internal sealed record ForecastCase(string Name, ModelConfig Config, ForecastOptions Forecast)
{
    public const int Batch = 4;
    public const int Length = 256;

    private static readonly ModelConfig Small = Shape(hidden: 288, layers: 6, heads: 6, keyHeads: 6, inner: 768, vocabulary: 32_000);
    private static readonly ModelConfig Larger = Shape(hidden: 576, layers: 30, heads: 9, keyHeads: 3, inner: 1536, vocabulary: 49_152);
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

    private static ModelConfig Shape(int hidden, int layers, int heads, int keyHeads, int inner, int vocabulary) => new()
    {
        ModelType = "llama",
        Family = ModelFamily.Llama,
        VocabularySize = vocabulary,
        HiddenSize = hidden,
        IntermediateSize = inner,
        Layers = layers,
        Heads = heads,
        KeyValueHeads = keyHeads,
        HeadSize = hidden / heads,
        RotarySize = hidden / heads,
        MaxPositions = 2048,
        NormEpsilon = 1e-5f,
        Activation = Activation.Silu,
        TiesEmbeddings = true,
    };
}
