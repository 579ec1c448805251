using System.Numerics;
using System.Numerics.Tensors;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Normalization;

internal readonly unsafe struct LayerNormForward(
    float* x, float* weight, float* bias, float epsilon, float* y, float* mean, float* inverse, int rows, int width) : IWork
{
    public int Items => NormShape.Items(rows, width);

    public int ScratchLength => 0;

    public void Do(int item, float* scratch)
    {
        var first = item * NormShape.RowsPerItem(width);
        for (var row = first; row < Math.Min(first + NormShape.RowsPerItem(width), rows); row++)
        {
            var from = x + ((nint)row * width);
            mean[row] = TensorPrimitives.Sum(new ReadOnlySpan<float>(from, width)) / width;
            inverse[row] = 1 / MathF.Sqrt(Variance(from, mean[row]) + epsilon);
            Write(from, mean[row], inverse[row], y + ((nint)row * width));
        }
    }

    // Around the mean: the mean of squares less the square of the mean would cancel.
    private float Variance(float* from, float centre)
    {
        var centres = new Vector<float>(centre);
        Vector<float> sums = default;
        var i = 0;
        for (; i + Vector<float>.Count <= width; i += Vector<float>.Count)
        {
            var difference = Vector.Load(from + i) - centres;
            sums = Vector.MultiplyAddEstimate(difference, difference, sums);
        }

        var sum = Vector.Sum(sums);
        for (; i < width; i++)
        {
            sum += (from[i] - centre) * (from[i] - centre);
        }

        return sum / width;
    }

    private void Write(float* from, float centre, float factor, float* to)
    {
        var (centres, factors) = (new Vector<float>(centre), new Vector<float>(factor));
        var i = 0;
        for (; i + Vector<float>.Count <= width; i += Vector<float>.Count)
        {
            var value = (Vector.Load(from + i) - centres) * factors * Vector.Load(weight + i);
            (bias is null ? value : value + Vector.Load(bias + i)).Store(to + i);
        }

        for (; i < width; i++)
        {
            var value = (from[i] - centre) * factor * weight[i];
            to[i] = bias is null ? value : value + bias[i];
        }
    }
}
