using Rung.Tensors.Kernels.Weights;

namespace Rung.Engine.Local;

/// <summary>How a model on this machine is held and computed.</summary>
public sealed record LocalModelOptions
{
    /// <summary>How its weights are held. Default: 32 bits.</summary>
    public WeightFormat Format { get; init; } = WeightFormat.Float32;

    /// <summary>Threads that compute. Default: one per processor.</summary>
    public int? Threads { get; init; }

    /// <summary>
    /// The day that chat templates which ask for one are told. Default: 26 July 2024, the day that Llama 3's templates
    /// write themselves where nobody tells them: with the real one the same question would be another prompt tomorrow.
    /// </summary>
    public DateTimeOffset Today { get; init; } = new(2024, 7, 26, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Memory that weights may take, in bytes. Default: what is free in the machine or the container when the model is opened.</summary>
    public long? MemoryBytes { get; init; }
}
