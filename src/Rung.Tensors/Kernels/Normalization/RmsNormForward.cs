using System.Numerics;
using Rung.Tensors.Kernels.Functions;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Normalization;

internal readonly unsafe struct RmsNormForward(
    float* x, float* weight, float epsilon, float* y, float* inverse, int rows, int width) : IWork
{
    public int Items => NormShape.Items(rows, width);

    public int ScratchLength => 0;

    public void Do(int item, float* scratch)
    {
        var first = item * NormShape.RowsPerItem(width);
        for (var row = first; row < Math.Min(first + NormShape.RowsPerItem(width), rows); row++)
        {
            var from = x + ((nint)row * width);
            inverse[row] = 1 / MathF.Sqrt((Rows.Dot(from, from, width) / width) + epsilon);
            Write(from, inverse[row], y + ((nint)row * width));
        }
    }

    private void Write(float* from, float factor, float* to)
    {
        var factors = new Vector<float>(factor);
        var i = 0;
        for (; i + Vector<float>.Count <= width; i += Vector<float>.Count)
        {
            (Vector.Load(from + i) * factors * Vector.Load(weight + i)).Store(to + i);
        }

        for (; i < width; i++)
        {
            to[i] = from[i] * factor * weight[i];
        }
    }
}
