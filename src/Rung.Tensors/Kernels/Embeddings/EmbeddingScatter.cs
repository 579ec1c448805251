using Rung.Tensors.Kernels.Functions;
using Rung.Tensors.Kernels.Products;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Embeddings;

// An item does a few columns of all rows: two threads never add to the same place, and the order is that of the ids.
internal readonly unsafe struct EmbeddingScatter(float* dRows, int width, int* ids, int count, float* dTable) : IWork
{
    private const int ColumnsPerItem = 64;

    public int Items => ProductPlan.DivideUp(width, ColumnsPerItem);

    public int ScratchLength => 0;

    public void Do(int item, float* scratch)
    {
        var first = item * ColumnsPerItem;
        var columns = Math.Min(ColumnsPerItem, width - first);
        for (var i = 0; i < count; i++)
        {
            Rows.AddScaled(1, dRows + ((nint)i * width) + first, dTable + ((nint)ids[i] * width) + first, columns);
        }
    }
}
