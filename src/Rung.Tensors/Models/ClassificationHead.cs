using System.Numerics.Tensors;
using Rung.Tensors.Layers;

namespace Rung.Tensors.Models;

/// <summary>Labels of a text from its first token's vector: out(tanh(dense(x))).</summary>
/// <param name="Dense">As wide as a token's vector.</param>
/// <param name="Output">One number for each label.</param>
internal sealed record ClassificationHead(Linear Dense, Linear Output)
{
    public IEnumerable<Linear> Linears => [Dense, Output];

    public float[] Logits(Computation computation, ReadOnlySpan<float> first)
    {
        using var trace = new HeadTrace();
        return Forward(computation, first, rows: 1, trace).ToArray();
    }

    /// <summary>(rows, labels) from the first vectors (rows, width).</summary>
    public Span<float> Forward(Computation computation, ReadOnlySpan<float> first, int rows, HeadTrace trace)
    {
        var dense = trace.Dense.Of((long)rows * Dense.Outputs);
        Dense.Forward(computation, first, dense, rows, trace.DenseLow);
        TensorPrimitives.Tanh<float>(dense, dense);
        var logits = trace.Logits.Of((long)rows * Output.Outputs);
        Output.Forward(computation, dense, logits, rows, trace.OutputLow);
        return logits;
    }

    /// <summary>Adds to the gradients of what is trained; sets that of the first vectors.</summary>
    public void Backward(Computation computation, ReadOnlySpan<float> first, ReadOnlySpan<float> slope, Span<float> dFirst, int rows, HeadTrace trace)
    {
        var dense = trace.Dense.Of((long)rows * Dense.Outputs);
        var denseSlope = trace.DenseGradient.Of(dense.Length);
        Output.Backward(computation, dense, slope, denseSlope, rows, trace.OutputLow);
        for (var i = 0; i < dense.Length; i++)
        {
            denseSlope[i] *= 1 - (dense[i] * dense[i]);
        }

        Dense.Backward(computation, first, denseSlope, dFirst, rows, trace.DenseLow);
    }
}
