using Rung.Tensors.Kernels.Products;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Normalization;

/// <summary>
/// The gradients of weight and bias, which are sums over the rows: dw += dy·(x − mean)·inverse, db += dy. An item does
/// a few columns for all rows, in their order.
/// </summary>
internal readonly unsafe struct NormColumns(
    float* x, float* mean, float* inverse, float* dy, float* dWeight, float* dBias, int rows, int width) : IWork
{
    private const int ColumnsPerItem = 64;

    public int Items => ProductPlan.DivideUp(width, ColumnsPerItem);

    public int ScratchLength => 0;

    public void Do(int item, float* scratch)
    {
        var first = item * ColumnsPerItem;
        var count = Math.Min(ColumnsPerItem, width - first);
        for (var row = 0; row < rows; row++)
        {
            var offset = ((nint)row * width) + first;
            AddRow(x + offset, dy + offset, mean is null ? 0 : mean[row], inverse[row], dWeight + first, count);
            for (var i = 0; dBias is not null && i < count; i++)
            {
                dBias[first + i] += dy[offset + i];
            }
        }
    }

    private static void AddRow(float* x, float* dy, float mean, float inverse, float* dWeight, int count)
    {
        for (var i = 0; i < count; i++)
        {
            dWeight[i] += dy[i] * (x[i] - mean) * inverse;
        }
    }
}
