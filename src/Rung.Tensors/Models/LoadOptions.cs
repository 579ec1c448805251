using Rung.Tensors.Checkpoints;
using Rung.Tensors.Kernels.Weights;

namespace Rung.Tensors.Models;

/// <summary>How a model is held and computed.</summary>
public sealed record LoadOptions
{
    /// <summary>How the weights of the linear layers are held; whatever the file has is converted once.</summary>
    public WeightFormat Format { get; init; } = WeightFormat.Float32;

    /// <summary>Threads that compute; nothing for one per processor.</summary>
    public int? Threads { get; init; }

    /// <summary>How an encoder's vectors become one; nothing for what its files say.</summary>
    public EmbeddingConfig? Embedding { get; init; }
}
