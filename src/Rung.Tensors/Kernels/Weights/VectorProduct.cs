using System.Runtime.Intrinsics;
using Rung.Tensors.Kernels.Products;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Weights;

/// <summary>
/// y = W·x for one vector and one matrix or several, as decoding does: straight from the packed weights, each read once.
/// An item does as many panels as are worth handing out.
/// </summary>
internal readonly unsafe struct VectorProduct<TCodec> : IWork
    where TCodec : unmanaged, IWeightCodec
{
    private const int WorthAnItem = 24 << 10; // bytes, some 1.5 µs of streaming

    private readonly WeightTarget<TCodec>* _targets;
    private readonly float* _x;
    private readonly bool _accumulates;
    private readonly ShrinkingParts _parts;

    /// <param name="targets">Matrices of the same number of inputs.</param>
    /// <param name="count">How many.</param>
    /// <param name="x">(inputs).</param>
    /// <param name="accumulates">Adds to the results.</param>
    public VectorProduct(WeightTarget<TCodec>* targets, int count, float* x, bool accumulates)
    {
        _targets = targets;
        _x = x;
        _accumulates = accumulates;
        var panels = 0;
        for (var i = 0; i < count; i++)
        {
            panels += targets[i].Packed.Count;
        }

        _parts = new ShrinkingParts(panels, ProductPlan.DivideUp(WorthAnItem, targets->Packed.PanelBytes));
    }

    public int Items => _parts.Count;

    public int ScratchLength
    {
        get
        {
            var packed = _targets->Packed;
            return Tile.Columns + packed.ScaleScratch + (Vector256.IsHardwareAccelerated ? 0 : packed.Inputs * Tile.Columns);
        }
    }

    public void Do(int item, float* scratch)
    {
        var (first, end) = _parts.Of(item);
        for (var target = _targets; first < end; target++)
        {
            var count = target->Packed.Count;
            for (var panel = first; panel < Math.Min(end, count); panel++)
            {
                Multiply(target->Packed, panel, scratch, scratch + Tile.Columns);
                Write(*target, panel, scratch);
            }

            (first, end) = (Math.Max(first - count, 0), end - count);
        }
    }

    private void Multiply(PackedPanels<TCodec> packed, int panel, float* sums, float* scratch)
    {
        var values = packed.Values(panel);
        if (Vector512.IsHardwareAccelerated)
        {
            VectorProduct512.Multiply<TCodec>(values, packed.Scales(panel, scratch), _x, packed.Inputs, sums);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            VectorProduct256.Multiply<TCodec>(values, packed.Scales(panel, scratch), _x, packed.Inputs, sums);
        }
        else
        {
            var block = scratch + packed.ScaleScratch;
            PanelBlock.DecodePlainly<TCodec>(values, packed.Scales(panel, scratch), 0, packed.Inputs, block);
            new Span<float>(sums, Tile.Columns).Clear();
            for (var k = 0; k < packed.Inputs; k++, block += Tile.Columns)
            {
                for (var column = 0; column < Tile.Columns; column++)
                {
                    sums[column] += _x[k] * block[column];
                }
            }
        }
    }

    private void Write(WeightTarget<TCodec> target, int panel, float* sums)
    {
        var first = panel * Tile.Columns;
        var columns = Math.Min(Tile.Columns, target.Packed.Outputs - first);
        var y = target.Y + first;
        for (var column = 0; column < columns; column++)
        {
            y[column] = _accumulates ? y[column] + sums[column] : sums[column];
        }
    }
}
