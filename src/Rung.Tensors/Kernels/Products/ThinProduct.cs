using System.Numerics;
using System.Runtime.CompilerServices;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Products;

/// <summary>
/// A product with few columns, as adapters of low rank have: row by row the left matrix is read once, without packing,
/// and multiplied with all columns, four at a time. An item does some rows.
/// </summary>
internal readonly unsafe struct ThinProduct(
    float* left, int rows, int depth, nint leftStride, float* columns, int count, float* result, nint stride, bool accumulates) : IWork
{
    /// <summary>More columns than these fill tiles well enough.</summary>
    public const int MostColumns = 16;

    private const int FloatsPerItem = 1 << 15;

    public int Items => ProductPlan.DivideUp(rows, RowsPerItem);

    public int ScratchLength => 0;

    private int RowsPerItem => Math.Max(FloatsPerItem / depth, 1);

    public void Do(int item, float* scratch)
    {
        var first = item * RowsPerItem;
        for (var row = first; row < Math.Min(first + RowsPerItem, rows); row++)
        {
            var from = left + (row * leftStride);
            var to = result + (row * stride);
            var column = 0;
            for (; column + 4 <= count; column += 4)
            {
                Four(from, columns + ((nint)column * depth), to + column);
            }

            for (; column < count; column++)
            {
                var sum = Functions.Rows.Dot(from, columns + ((nint)column * depth), depth);
                to[column] = accumulates ? to[column] + sum : sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Four(float* from, float* a, float* to)
    {
        var b = a + depth;
        var c = b + depth;
        var d = c + depth;
        Vector<float> sumA = default, sumB = default, sumC = default, sumD = default;
        var k = 0;
        for (; k + Vector<float>.Count <= depth; k += Vector<float>.Count)
        {
            var x = Vector.Load(from + k);
            sumA = Vector.MultiplyAddEstimate(x, Vector.Load(a + k), sumA);
            sumB = Vector.MultiplyAddEstimate(x, Vector.Load(b + k), sumB);
            sumC = Vector.MultiplyAddEstimate(x, Vector.Load(c + k), sumC);
            sumD = Vector.MultiplyAddEstimate(x, Vector.Load(d + k), sumD);
        }

        var (first, second, third, fourth) = (Vector.Sum(sumA), Vector.Sum(sumB), Vector.Sum(sumC), Vector.Sum(sumD));
        for (; k < depth; k++)
        {
            first += from[k] * a[k];
            second += from[k] * b[k];
            third += from[k] * c[k];
            fourth += from[k] * d[k];
        }

        to[0] = accumulates ? to[0] + first : first;
        to[1] = accumulates ? to[1] + second : second;
        to[2] = accumulates ? to[2] + third : third;
        to[3] = accumulates ? to[3] + fourth : fourth;
    }
}
