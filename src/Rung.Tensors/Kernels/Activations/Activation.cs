namespace Rung.Tensors.Kernels.Activations;

/// <summary>A non-linearity.</summary>
internal enum Activation
{
    /// <summary>x / (1 + e^−x); also called swish.</summary>
    Silu,

    /// <summary>x·Φ(x), with the error function.</summary>
    Gelu,

    /// <summary>GELU by way of tanh, as GPT-2 has it ("gelu_new", "gelu_pytorch_tanh").</summary>
    GeluTanh,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,
}
