using Rung.Tensors.Kernels.Normalization;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Layers;

/// <summary>RMS norm, or layer norm where there is a bias, row by row.</summary>
/// <param name="Gain">One number for each column.</param>
/// <param name="Bias">The same, of a layer norm; nothing for RMS norm.</param>
/// <param name="Epsilon">Added to the mean square or the variance.</param>
internal sealed record Norm(Parameter Gain, Parameter? Bias, float Epsilon)
{
    private int Width => Gain.Values.Length;

    /// <summary>Normalises rows; keeps what the backward pass needs in the statistics.</summary>
    public void Forward(Workers workers, ReadOnlySpan<float> x, Span<float> y, Floats statistics)
    {
        var rows = x.Length / Width;
        var kept = statistics.Of(2 * rows);
        if (Bias is null)
        {
            RmsNorm.Forward(workers, x, Gain.Values, Epsilon, y, kept[..rows]);
        }
        else
        {
            LayerNorm.Forward(workers, x, Gain.Values, Bias.Values, Epsilon, y, kept[..rows], kept[rows..]);
        }
    }

    /// <summary>Adds to the gradients of what is trained; sets dx, or adds to it.</summary>
    public void Backward(
        Workers workers, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx, Floats statistics, bool accumulates = false)
    {
        var rows = x.Length / Width;
        var kept = statistics.Of(2 * rows);
        if (Bias is null)
        {
            RmsNorm.Backward(workers, x, Gain.Values, kept[..rows], dy, dx, Gain.Gradient, accumulates);
        }
        else
        {
            LayerNorm.Backward(workers, x, Gain.Values, kept[..rows], kept[rows..], dy, dx, Gain.Gradient, Bias.Gradient, accumulates);
        }
    }
}
