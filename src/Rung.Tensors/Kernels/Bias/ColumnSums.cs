using Rung.Tensors.Kernels.Functions;
using Rung.Tensors.Kernels.Products;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Bias;

// An item does a few columns of all rows, so that the order of the sum never changes.
internal readonly unsafe struct ColumnSums(float* rows, int count, int width, float* sums) : IWork
{
    private const int ColumnsPerItem = 64;

    public int Items => ProductPlan.DivideUp(width, ColumnsPerItem);

    public int ScratchLength => 0;

    public void Do(int item, float* scratch)
    {
        var first = item * ColumnsPerItem;
        var columns = Math.Min(ColumnsPerItem, width - first);
        for (var row = 0; row < count; row++)
        {
            Rows.AddScaled(1, rows + ((nint)row * width) + first, sums + first, columns);
        }
    }
}
