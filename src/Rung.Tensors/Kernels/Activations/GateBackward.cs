using System.Numerics;
using Rung.Tensors.Kernels.Products;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Activations;

internal readonly unsafe struct GateBackward<TActivation>(
    float* gate, float* up, float* dy, float* dGate, float* dUp, int length) : IWork
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
            var (value, slope) = TActivation.ValueAndSlope(Vector.Load(gate + i));
            var d = Vector.Load(dy + i);
            var dGated = up is null ? d : d * Vector.Load(up + i);
            if (up is not null)
            {
                (d * value).Store(dUp + i);
            }

            (dGated * slope).Store(dGate + i);
        }

        for (; i < end; i++)
        {
            DoOne(i);
        }
    }

    private void DoOne(int i)
    {
        var (value, slope) = TActivation.ValueAndSlope(new Vector<float>(gate[i]));
        var d = dy[i];
        var dGated = up is null ? d : d * up[i];
        if (up is not null)
        {
            dUp[i] = d * value[0];
        }

        dGate[i] = dGated * slope[0];
    }
}
