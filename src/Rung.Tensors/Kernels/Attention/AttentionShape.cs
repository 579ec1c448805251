namespace Rung.Tensors.Kernels.Attention;

/// <summary>What all layers of a model have in common.</summary>
/// <param name="Heads">Heads of the queries.</param>
/// <param name="KeyHeads">Heads of the keys and values: a divisor of <paramref name="Heads"/>.</param>
/// <param name="HeadSize">Floats of a head.</param>
/// <param name="IsCausal">Whether a query sees only the keys up to its own.</param>
internal readonly record struct AttentionShape(int Heads, int KeyHeads, int HeadSize, bool IsCausal)
{
    /// <summary>
    /// How many keys a query sees at most, its own among them; 0 for all (sliding windows; causal only).
    /// </summary>
    public int Window { get; init; }

    /// <summary>What products of queries and keys are multiplied with; by default 1 / √(head size).</summary>
    public float Scale { get; init; } = 1 / MathF.Sqrt(HeadSize);

    public int QueryWidth => Heads * HeadSize;

    public int KeyWidth => KeyHeads * HeadSize;

    /// <summary>Heads of queries that share one of keys.</summary>
    public int GroupSize => Heads / KeyHeads;
}
