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
        var dense = computation.HeadGradient.Of(Dense.Outputs);
        Dense.Forward(computation, first, dense, rows: 1, computation.LowGradient);
        TensorPrimitives.Tanh<float>(dense, dense);
        var logits = new float[Output.Outputs];
        Output.Forward(computation, dense, logits, rows: 1, computation.LowGradient);
        return logits;
    }
}
