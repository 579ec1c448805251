using Rung.Tensors.Layers;

namespace Rung.Tensors.Models;

/// <summary>What a classification head's forward pass leaves for its backward pass.</summary>
internal sealed class HeadTrace : IDisposable
{
    /// <summary>Behind the tanh.</summary>
    public Floats Dense { get; } = new();

    public Floats DenseGradient { get; } = new();

    public Floats DenseLow { get; } = new();

    public Floats Logits { get; } = new();

    public Floats OutputLow { get; } = new();

    public void Dispose()
    {
        Dense.Dispose();
        DenseGradient.Dispose();
        DenseLow.Dispose();
        Logits.Dispose();
        OutputLow.Dispose();
    }
}
