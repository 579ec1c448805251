using Rung.Tensors.Kernels.Functions;
using Rung.Tensors.Kernels.Normalization;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Loss;

internal readonly unsafe struct SoftmaxForward(float* values, int rows, int width) : IWork
{
    public int Items => NormShape.Items(rows, width);

    public int ScratchLength => 0;

    public void Do(int item, float* scratch)
    {
        var first = item * NormShape.RowsPerItem(width);
        for (var row = first; row < Math.Min(first + NormShape.RowsPerItem(width), rows); row++)
        {
            var place = values + ((nint)row * width);
            var sum = Rows.ExpSum(place, width, Rows.Max(place, width), scale: 1);
            Rows.Scale((float)(1 / sum), place, width);
        }
    }
}
