using Rung.Tensors.Checkpoints;
using Rung.Tensors.Kernels.Attention;
using Rung.Tensors.Kernels.Rotary;
using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Layers;
using KernelActivation = Rung.Tensors.Kernels.Activations.Activation;

namespace Rung.Tensors.Models;

/// <summary>Makes the layers of a model from its configuration and its weights.</summary>
internal sealed class LayerBuilder(ModelConfig config, IWeightSource source, Workers workers, LoadOptions options)
{
    private readonly Rotary? _rotary = config.Family == ModelFamily.Llama
        ? new Rotary(config.RotarySize, config.RopeTheta, Scaling(config.RopeScaling)) { Beyond = Beyond(config.RopeScaling) }
        : null;

    public KernelActivation Activation => config.Activation switch
    {
        Checkpoints.Activation.Silu => KernelActivation.Silu,
        Checkpoints.Activation.Gelu => KernelActivation.Gelu,
        _ => KernelActivation.GeluTanh,
    };

    private WeightFormat TableFormat => WeightSizes.OfTables(options.Format);

    public bool Contains(string name) => source.Contains(name);

    public TokenTable Table(string name) =>
        new(name, source.Pack(workers, name, config.VocabularySize, config.HiddenSize, TableFormat, isTransposed: false));

    public Parameter Matrix(string name, int rows, int columns) => new(name, [rows, columns], source.Read(name, rows, columns));

    public Parameter Vector(string name, int length) => new(name, [length], source.Read(name, length));

    public Norm RmsNorm(string name, int width) => new(Vector($"{name}.weight", width), Bias: null, config.NormEpsilon);

    public Norm LayerNorm(string name) =>
        new(Vector($"{name}.weight", config.HiddenSize), Vector($"{name}.bias", config.HiddenSize), config.NormEpsilon);

    public Linear Linear(string name, int outputs, int inputs, bool hasBias, bool isTransposed = false) => new(
        name,
        source.Pack(workers, $"{name}.weight", outputs, inputs, options.Format, isTransposed),
        hasBias ? Vector($"{name}.bias", outputs) : null);

    /// <summary>In 32 bits whatever the rest is held in: a head is small, and trained as a whole beside an adapter.</summary>
    public Linear PreciseLinear(string name, int outputs, int inputs) => new(
        name,
        source.Pack(workers, $"{name}.weight", outputs, inputs, WeightFormat.Float32, isTransposed: false),
        Vector($"{name}.bias", outputs));

    public AttentionShape Attention(int layer) => new(config.Heads, config.KeyValueHeads, config.HeadSize, IsCausal: config.Family != ModelFamily.Bert)
    {
        Window = config.WindowOf(layer) ?? 0,
        Scale = (config.ScalesByHeadSize ? 1 / MathF.Sqrt(config.HeadSize) : 1) / (config.ScalesByLayer ? layer + 1 : 1),
    };

    public Rotary? RotaryOf(int layer) => config.LayersWithoutRotary.Contains(layer) ? null : _rotary;

    private static RotaryScaling? Scaling(RopeScaling scaling) => scaling.Kind switch
    {
        RopeScalingKind.Linear => new LinearScaling(scaling.Factor),
        RopeScalingKind.Llama3 => new Llama3Scaling(
            scaling.Factor, scaling.LowFrequencyFactor, scaling.HighFrequencyFactor, scaling.OriginalMaxPositions),
        RopeScalingKind.Yarn => new YarnScaling(scaling.Factor, scaling.OriginalMaxPositions)
        {
            FastTurns = scaling.BetaFast,
            SlowTurns = scaling.BetaSlow,
            AttentionFactor = scaling.AttentionFactor,
        },
        RopeScalingKind.LongRope => Factors(scaling, scaling.ShortFactors),
        _ => null,
    };

    private static (int Positions, RotaryScaling Scaling)? Beyond(RopeScaling scaling) => scaling.Kind is RopeScalingKind.LongRope
        ? (scaling.OriginalMaxPositions, Factors(scaling, scaling.LongFactors))
        : null;

    private static FactorScaling Factors(RopeScaling scaling, IEnumerable<float> factors) =>
        new([.. factors.Select(factor => (double)factor)], scaling.AttentionFactor ?? 1);
}
