using System.Numerics.Tensors;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Bias;

/// <summary>A vector that is added to every row.</summary>
internal static unsafe class RowBias
{
    /// <param name="y">(rows, width).</param>
    /// <param name="bias">(width).</param>
    public static void Add(Span<float> y, ReadOnlySpan<float> bias)
    {
        for (var from = 0; from + bias.Length <= y.Length && !bias.IsEmpty; from += bias.Length)
        {
            var row = y.Slice(from, bias.Length);
            TensorPrimitives.Add(row, bias, row);
        }
    }

    /// <summary>The backward pass: dBias += the sum of the rows, in their order.</summary>
    public static void Backward(Workers workers, ReadOnlySpan<float> dy, Span<float> dBias)
    {
        ArgumentNullException.ThrowIfNull(workers);
        fixed (float* from = dy, to = dBias)
        {
            var work = new ColumnSums(from, dBias.IsEmpty ? 0 : dy.Length / dBias.Length, dBias.Length, to);
            workers.Run(work.Items, work);
        }
    }
}
