using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Normalization;

/// <summary>y = w · x / √(mean(x²) + ε), row by row.</summary>
internal static unsafe class RmsNorm
{
    /// <param name="workers">Who computes.</param>
    /// <param name="x">(rows, width); the width is that of the weight.</param>
    /// <param name="weight">(width).</param>
    /// <param name="epsilon">Added to the mean square.</param>
    /// <param name="y">(rows, width); may be x.</param>
    /// <param name="inverse">(rows): 1 / √(…), which the backward pass needs.</param>
    public static void Forward(
        Workers workers, ReadOnlySpan<float> x, ReadOnlySpan<float> weight, float epsilon, Span<float> y, Span<float> inverse)
    {
        ArgumentNullException.ThrowIfNull(workers);
        var rows = NormShape.RowsOf(x.Length, weight.Length, y.Length, inverse.Length);
        fixed (float* from = x, w = weight, to = y, inv = inverse)
        {
            var work = new RmsNormForward(from, w, epsilon, to, inv, rows, weight.Length);
            workers.Run(work.Items, work);
        }
    }

    /// <param name="workers">Who computes.</param>
    /// <param name="x">As in the forward pass.</param>
    /// <param name="weight">As in the forward pass.</param>
    /// <param name="inverse">What the forward pass wrote.</param>
    /// <param name="dy">(rows, width).</param>
    /// <param name="dx">(rows, width): set, or added to.</param>
    /// <param name="dWeight">(width): added to; empty where the weight is frozen.</param>
    /// <param name="accumulates">Adds to dx.</param>
    public static void Backward(
        Workers workers,
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> weight,
        ReadOnlySpan<float> inverse,
        ReadOnlySpan<float> dy,
        Span<float> dx,
        Span<float> dWeight,
        bool accumulates = false)
    {
        ArgumentNullException.ThrowIfNull(workers);
        var rows = NormShape.RowsOf(x.Length, weight.Length, Math.Min(dx.Length, dy.Length), inverse.Length);
        fixed (float* from = x, w = weight, inv = inverse, d = dy, to = dx, dw = dWeight)
        {
            var columns = new NormColumns(from, null, inv, d, dw, null, rows, weight.Length);
            workers.Run(dWeight.IsEmpty ? 0 : columns.Items, columns);
            var work = new RmsNormBackward(from, w, inv, d, to, rows, weight.Length, accumulates);
            workers.Run(work.Items, work);
        }
    }
}
