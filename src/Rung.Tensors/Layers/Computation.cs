using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Layers;

/// <summary>
/// What a pass through the layers shares: the threads, the randomness of dropout while training, and scratch memory, each
/// piece named by what lies in it for the length of one call.
/// </summary>
internal sealed class Computation(Workers workers) : IDisposable
{
    public Workers Workers { get; } = workers;

    /// <summary>Where masks of dropout come from; nothing where nothing is dropped.</summary>
    public CountedRandom? Dropout { get; set; }

    /// <summary>An adapter's low-rank gradient.</summary>
    public Floats LowGradient { get; } = new();

    /// <summary>An adapter's input with dropout, and the gradient of that.</summary>
    public Floats Dropped { get; } = new();

    /// <summary>The output of projections that are stored as one.</summary>
    public Floats Joined { get; } = new();

    /// <summary>The product inside a feed-forward layer, and its gradient.</summary>
    public Floats Inner { get; } = new();

    public Floats InnerGradient { get; } = new();

    public Floats GateGradient { get; } = new();

    public Floats UpGradient { get; } = new();

    public Floats QueryGradient { get; } = new();

    public Floats KeyGradient { get; } = new();

    public Floats ValueGradient { get; } = new();

    public Floats AttendedGradient { get; } = new();

    /// <summary>A gradient as wide as a token's vector.</summary>
    public Floats NormedGradient { get; } = new();

    public Floats HeadGradient { get; } = new();

    /// <summary>What all of it takes now, in bytes.</summary>
    public long Bytes => All.Sum(floats => floats.Bytes);

    private Floats[] All =>
    [
        LowGradient, Dropped, Joined, Inner, InnerGradient, GateGradient, UpGradient, QueryGradient, KeyGradient, ValueGradient,
        AttendedGradient, NormedGradient, HeadGradient,
    ];

    public void Dispose() => Array.ForEach(All, floats => floats.Dispose());
}
