using System.Numerics;
using Rung.Tensors.Kernels.Products;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Activations;

internal readonly unsafe struct GateForward<TActivation>(float* gate, float* up, float* y, int length) : IWork
    where TActivation : unmanaged, IActivation
{
    private const int PerItem = 1 << 13;

    public int Items => ProductPlan.DivideUp(length, PerItem);

    public int ScratchLength => 0;

    public void Do(int item, float* scratch)
    {
        var end = Math.Min((item + 1) * PerItem, length);
        var i = item * PerItem;
        for (; i + Vector<float>.Count <= end; i += Vector<float>.Count)
        {
            var value = TActivation.Value(Vector.Load(gate + i));
            (up is null ? value : value * Vector.Load(up + i)).Store(y + i);
        }

        for (; i < end; i++)
        {
            var value = TActivation.Value(new Vector<float>(gate[i]))[0];
            y[i] = up is null ? value : value * up[i];
        }
    }
}
