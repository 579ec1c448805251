using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Layers;

/// <summary>What a pass through the layers shares: the threads, scratch memory, and the randomness of dropout while training.</summary>
internal sealed class Computation(Workers workers) : IDisposable
{
    public Workers Workers { get; } = workers;

    /// <summary>Where masks of dropout come from; nothing where nothing is dropped.</summary>
    public CountedRandom? Dropout { get; set; }

    /// <summary>Scratch of an adapter: the low-rank gradient.</summary>
    public Floats LowGradient { get; } = new();

    /// <summary>Scratch of an adapter: its input with dropout, and the gradient of that.</summary>
    public Floats Dropped { get; } = new();

    public void Dispose()
    {
        LowGradient.Dispose();
        Dropped.Dispose();
    }
}
