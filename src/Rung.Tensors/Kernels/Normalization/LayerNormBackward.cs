using System.Numerics;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Normalization;

// With g = w·dy, r = inverse and n = (x − mean)·r: dx = r·(g − mean(g) − n·mean(g·n)).
internal readonly unsafe struct LayerNormBackward(
    float* x, float* weight, float* mean, float* inverse, float* dy, float* dx, int rows, int width, bool accumulates) : IWork
{
    public int Items => NormShape.Items(rows, width);

    public int ScratchLength => 0;

    public void Do(int item, float* scratch)
    {
        var first = item * NormShape.RowsPerItem(width);
        for (var row = first; row < Math.Min(first + NormShape.RowsPerItem(width), rows); row++)
        {
            var offset = (nint)row * width;
            var (sum, product) = Sums(x + offset, dy + offset, mean[row], inverse[row]);
            Write(x + offset, dy + offset, dx + offset, row, sum / width, product / width);
        }
    }

    private (float Sum, float Product) Sums(float* from, float* gradient, float centre, float factor)
    {
        var (centres, factors) = (new Vector<float>(centre), new Vector<float>(factor));
        Vector<float> sums = default, products = default;
        var i = 0;
        for (; i + Vector<float>.Count <= width; i += Vector<float>.Count)
        {
            var g = Vector.Load(gradient + i) * Vector.Load(weight + i);
            sums += g;
            products = Vector.MultiplyAddEstimate(g, (Vector.Load(from + i) - centres) * factors, products);
        }

        var (sum, product) = (Vector.Sum(sums), Vector.Sum(products));
        for (; i < width; i++)
        {
            var g = gradient[i] * weight[i];
            sum += g;
            product += g * (from[i] - centre) * factor;
        }

        return (sum, product);
    }

    private void Write(float* from, float* gradient, float* to, int row, float meanGradient, float meanProduct)
    {
        var (centre, factor) = (mean[row], inverse[row]);
        var (centres, factors) = (new Vector<float>(centre), new Vector<float>(factor));
        var i = 0;
        for (; i + Vector<float>.Count <= width; i += Vector<float>.Count)
        {
            var n = (Vector.Load(from + i) - centres) * factors;
            var g = Vector.Load(gradient + i) * Vector.Load(weight + i);
            var value = factors * (g - new Vector<float>(meanGradient) - (n * meanProduct));
            (accumulates ? value + Vector.Load(to + i) : value).Store(to + i);
        }

        for (; i < width; i++)
        {
            var value = factor * ((gradient[i] * weight[i]) - meanGradient - ((from[i] - centre) * factor * meanProduct));
            to[i] = accumulates ? to[i] + value : value;
        }
    }
}
