using Rung.Tensors.Checkpoints;
using Rung.Tensors.Kernels.Weights;

namespace Rung.Engine.Local;

/// <summary>How an encoder on this machine is held and computed, and how its vectors are made.</summary>
public sealed record LocalEncoderOptions
{
    /// <summary>How its weights are held. Default: 32 bits.</summary>
    public WeightFormat Format { get; init; } = WeightFormat.Float32;

    /// <summary>Threads that compute. Default: one per processor.</summary>
    public int? Threads { get; init; }

    /// <summary>How the vectors of tokens become one. Default: as the model's files say.</summary>
    public Pooling? Pooling { get; init; }

    /// <summary>Whether vectors are made one long. Default: as the model's files say.</summary>
    public bool? Normalises { get; init; }

    /// <summary>Whether a text that is too long is cut at its end. Default: it is refused with both numbers.</summary>
    public bool Cuts { get; init; }
}
