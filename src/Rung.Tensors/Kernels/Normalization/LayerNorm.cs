using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Normalization;

/// <summary>y = w · (x − mean) / √(variance + ε) + b, row by row.</summary>
internal static unsafe class LayerNorm
{
    /// <param name="workers">Who computes.</param>
    /// <param name="x">(rows, width); the width is that of the weight.</param>
    /// <param name="weight">(width).</param>
    /// <param name="bias">(width), or empty for none.</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="y">(rows, width); may be x.</param>
    /// <param name="mean">(rows), which the backward pass needs.</param>
    /// <param name="inverse">(rows): 1 / √(…), which the backward pass needs.</param>
    public static void Forward(
        Workers workers,
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> weight,
        ReadOnlySpan<float> bias,
        float epsilon,
        Span<float> y,
        Span<float> mean,
        Span<float> inverse)
    {
        ArgumentNullException.ThrowIfNull(workers);
        var rows = NormShape.RowsOf(x.Length, weight.Length, y.Length, Math.Min(mean.Length, inverse.Length));
        fixed (float* from = x, w = weight, b = bias, to = y, m = mean, inv = inverse)
        {
            var work = new LayerNormForward(from, w, b, epsilon, to, m, inv, rows, weight.Length);
            workers.Run(work.Items, work);
        }
    }

    /// <param name="workers">Who computes.</param>
    /// <param name="x">As in the forward pass.</param>
    /// <param name="weight">As in the forward pass.</param>
    /// <param name="mean">What the forward pass wrote.</param>
    /// <param name="inverse">What the forward pass wrote.</param>
    /// <param name="dy">(rows, width).</param>
    /// <param name="dx">(rows, width): set, or added to.</param>
    /// <param name="dWeight">(width): added to; empty where the weight is frozen.</param>
    /// <param name="dBias">(width): added to; empty where there is none or it is frozen with the weight.</param>
    /// <param name="accumulates">Adds to dx.</param>
    public static void Backward(
        Workers workers,
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> weight,
        ReadOnlySpan<float> mean,
        ReadOnlySpan<float> inverse,
        ReadOnlySpan<float> dy,
        Span<float> dx,
        Span<float> dWeight,
        Span<float> dBias,
        bool accumulates = false)
    {
        ArgumentNullException.ThrowIfNull(workers);
        var rows = NormShape.RowsOf(
            x.Length, weight.Length, Math.Min(dx.Length, dy.Length), Math.Min(mean.Length, inverse.Length));
        fixed (float* from = x, w = weight, m = mean, inv = inverse, d = dy, to = dx, dw = dWeight, db = dBias)
        {
            var columns = new NormColumns(from, m, inv, d, dw, db, rows, weight.Length);
            workers.Run(dWeight.IsEmpty ? 0 : columns.Items, columns);
            var work = new LayerNormBackward(from, w, m, inv, d, to, rows, weight.Length, accumulates);
            workers.Run(work.Items, work);
        }
    }
}
