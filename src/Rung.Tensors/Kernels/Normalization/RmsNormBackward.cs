using System.Numerics;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Normalization;

// With g = w·dy and r = 1/√(mean(x²) + ε): dx = r·(g − x·r²·mean(g·x)).
internal readonly unsafe struct RmsNormBackward(
    float* x, float* weight, float* inverse, float* dy, float* dx, int rows, int width, bool accumulates) : IWork
{
    public int Items => NormShape.Items(rows, width);

    public int ScratchLength => 0;

    public void Do(int item, float* scratch)
    {
        var first = item * NormShape.RowsPerItem(width);
        for (var row = first; row < Math.Min(first + NormShape.RowsPerItem(width), rows); row++)
        {
            var offset = (nint)row * width;
            var r = inverse[row];
            Write(x + offset, dy + offset, dx + offset, r, r * r * r * SumOfProducts(x + offset, dy + offset) / width);
        }
    }

    private float SumOfProducts(float* from, float* gradient)
    {
        Vector<float> sums = default;
        var i = 0;
        for (; i + Vector<float>.Count <= width; i += Vector<float>.Count)
        {
            sums = Vector.MultiplyAddEstimate(
                Vector.Load(from + i) * Vector.Load(weight + i), Vector.Load(gradient + i), sums);
        }

        var sum = Vector.Sum(sums);
        for (; i < width; i++)
        {
            sum += from[i] * weight[i] * gradient[i];
        }

        return sum;
    }

    private void Write(float* from, float* gradient, float* to, float r, float s)
    {
        var (rs, ss) = (new Vector<float>(r), new Vector<float>(-s));
        var i = 0;
        for (; i + Vector<float>.Count <= width; i += Vector<float>.Count)
        {
            var value = Vector.MultiplyAddEstimate(
                Vector.Load(from + i), ss, Vector.Load(gradient + i) * Vector.Load(weight + i) * rs);
            (accumulates ? value + Vector.Load(to + i) : value).Store(to + i);
        }

        for (; i < width; i++)
        {
            var value = (gradient[i] * weight[i] * r) - (from[i] * s);
            to[i] = accumulates ? to[i] + value : value;
        }
    }
}
