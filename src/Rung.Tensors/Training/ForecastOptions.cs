using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Lora;

namespace Rung.Tensors.Training;

/// <summary>What a forecast is made for.</summary>
public sealed record ForecastOptions
{
    /// <summary>The adapter that is trained; nothing where the whole model is.</summary>
    public LoraOptions? Adapter { get; init; }

    /// <summary>How the base's weights are held.</summary>
    public WeightFormat Format { get; init; } = WeightFormat.Float32;

    /// <summary>How it is trained.</summary>
    public required TrainingOptions Training { get; init; }

    /// <summary>Tokens of all train examples together.</summary>
    public required long TrainTokens { get; init; }

    /// <summary>Those of them that are learnt.</summary>
    public required long LearntTokens { get; init; }

    /// <summary>Tokens of the longest example.</summary>
    public required int LongestExample { get; init; }

    /// <summary>How many train examples there are.</summary>
    public required int Examples { get; init; }
}
