using Rung.Tensors.Kernels.Functions;
using Rung.Tensors.Kernels.Normalization;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Loss;

internal readonly unsafe struct SoftmaxBackward(
    float* probabilities, float* dProbabilities, float* dValues, int rows, int width) : IWork
{
    public int Items => NormShape.Items(rows, width);

    public int ScratchLength => 0;

    public void Do(int item, float* scratch)
    {
        var first = item * NormShape.RowsPerItem(width);
        for (var row = first; row < Math.Min(first + NormShape.RowsPerItem(width), rows); row++)
        {
            var offset = (nint)row * width;
            var p = probabilities + offset;
            var d = dProbabilities + offset;
            var sum = Rows.Dot(p, d, width);
            Rows.SoftmaxGradient(p, d, sum, scale: 1, dValues + offset, width);
        }
    }
}
