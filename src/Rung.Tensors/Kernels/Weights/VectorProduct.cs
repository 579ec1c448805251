using System.Runtime.Intrinsics;
using Rung.Tensors.Kernels.Products;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Weights;

/// <summary>
/// y = W·x for one vector, as decoding does: straight from the packed weights, each read once. An item does as many
/// panels as are worth handing out.
/// </summary>
internal readonly unsafe struct VectorProduct<TCodec> : IWork
    where TCodec : unmanaged, IWeightCodec
{
    private const int BytesPerItem = 1 << 17; // some 8 µs of streaming

    private readonly PackedPanels<TCodec> _packed;
    private readonly float* _x;
    private readonly float* _y;
    private readonly bool _accumulates;
    private readonly int _panelsPerItem;

    public VectorProduct(PackedPanels<TCodec> packed, float* x, float* y, bool accumulates)
    {
        _packed = packed;
        _x = x;
        _y = y;
        _accumulates = accumulates;
        _panelsPerItem = packed.Bytes < 2 * BytesPerItem ? packed.Count : Math.Max(BytesPerItem / packed.PanelBytes, 1);
    }

    public int Items => ProductPlan.DivideUp(_packed.Count, _panelsPerItem);

    public int ScratchLength =>
        Tile.Columns + _packed.ScaleScratch + (Vector256.IsHardwareAccelerated ? 0 : _packed.Inputs * Tile.Columns);

    public void Do(int item, float* scratch)
    {
        var end = Math.Min((item + 1) * _panelsPerItem, _packed.Count);
        for (var panel = item * _panelsPerItem; panel < end; panel++)
        {
            Multiply(panel, scratch, scratch + Tile.Columns);
            Write(panel, scratch);
        }
    }

    private void Multiply(int panel, float* sums, float* scratch)
    {
        var values = _packed.Values(panel);
        if (Vector512.IsHardwareAccelerated)
        {
            VectorProduct512.Multiply<TCodec>(values, _packed.Scales(panel, scratch), _x, _packed.Inputs, sums);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            VectorProduct256.Multiply<TCodec>(values, _packed.Scales(panel, scratch), _x, _packed.Inputs, sums);
        }
        else
        {
            var block = scratch + _packed.ScaleScratch;
            PanelBlock.DecodePlainly<TCodec>(values, _packed.Scales(panel, scratch), 0, _packed.Inputs, block);
            new Span<float>(sums, Tile.Columns).Clear();
            for (var k = 0; k < _packed.Inputs; k++, block += Tile.Columns)
            {
                for (var column = 0; column < Tile.Columns; column++)
                {
                    sums[column] += _x[k] * block[column];
                }
            }
        }
    }

    private void Write(int panel, float* sums)
    {
        var first = panel * Tile.Columns;
        var columns = Math.Min(Tile.Columns, _packed.Outputs - first);
        for (var column = 0; column < columns; column++)
        {
            _y[first + column] = _accumulates ? _y[first + column] + sums[column] : sums[column];
        }
    }
}
