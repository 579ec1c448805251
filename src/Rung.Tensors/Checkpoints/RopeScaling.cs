using System.Collections.Immutable;

namespace Rung.Tensors.Checkpoints;

/// <summary>The stretch of rotary positions, as <c>rope_scaling</c> in config.json says it.</summary>
public sealed record RopeScaling
{
    public static RopeScaling None { get; } = new();

    public RopeScalingKind Kind { get; init; }

    /// <summary>How many times longer the texts may be.</summary>
    public float Factor { get; init; } = 1;

    /// <summary>The length of the first training, in tokens.</summary>
    public int OriginalMaxPositions { get; init; } = 8192;

    /// <summary>Llama 3: waves longer than the original length over this are divided.</summary>
    public float LowFrequencyFactor { get; init; } = 1;

    /// <summary>Llama 3: waves shorter than the original length over this are kept.</summary>
    public float HighFrequencyFactor { get; init; } = 4;

    /// <summary>YaRN: dimensions that turn more often than this are kept.</summary>
    public float BetaFast { get; init; } = 32;

    /// <summary>YaRN: dimensions that turn less often than this are divided.</summary>
    public float BetaSlow { get; init; } = 1;

    /// <summary>
    /// What sines and cosines are multiplied by; without it 0.1·ln(factor) + 1 for YaRN, √(1 + ln(factor)/ln(original length)) for
    /// LongRoPE.
    /// </summary>
    public float? AttentionFactor { get; init; }

    /// <summary>LongRoPE: what each frequency is divided by where texts have at most the original length.</summary>
    public ImmutableArray<float> ShortFactors { get; init; } = [];

    /// <summary>LongRoPE: the same where one is longer.</summary>
    public ImmutableArray<float> LongFactors { get; init; } = [];
}
