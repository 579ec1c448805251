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
    private const int BytesPerItem = 48 << 10; // some 3 µs of streaming: no thread waits longer for another at the end

    private readonly VectorTarget<TCodec>* _targets;
    private readonly float* _x;
    private readonly bool _accumulates;
    private readonly int _panels;
    private readonly int _panelsPerItem;

    /// <param name="targets">Matrices of the same number of inputs.</param>
    /// <param name="count">How many.</param>
    /// <param name="x">(inputs).</param>
    /// <param name="accumulates">Adds to the results.</param>
    public VectorProduct(VectorTarget<TCodec>* targets, int count, float* x, bool accumulates)
    {
        _targets = targets;
        _x = x;
        _accumulates = accumulates;
        for (var i = 0; i < count; i++)
        {
            _panels += targets[i].Packed.Count;
        }

        var bytes = targets->Packed.PanelBytes;
        _panelsPerItem = (long)bytes * _panels < BytesPerItem ? _panels : Math.Max(BytesPerItem / bytes, 1);
    }

    public int Items => ProductPlan.DivideUp(_panels, _panelsPerItem);

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
        var first = item * _panelsPerItem;
        var count = Math.Min(_panelsPerItem, _panels - first);
        for (var target = _targets; count > 0; target++)
        {
            var end = Math.Min(first + count, target->Packed.Count);
            for (; first < end; first++, count--)
            {
                Multiply(target->Packed, first, scratch, scratch + Tile.Columns);
                Write(*target, first, scratch);
            }

            first -= target->Packed.Count;
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

    private void Write(VectorTarget<TCodec> target, int panel, float* sums)
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
