namespace Rung.Tensors.Checkpoints;

/// <summary>The bend in a feed-forward layer.</summary>
public enum Activation
{
    /// <summary>x · σ(x).</summary>
    Silu,

    /// <summary>x · Φ(x), by the error function.</summary>
    Gelu,

    /// <summary>The same by the tangent that GPT-2 used.</summary>
    GeluTanh,
}
