using Rung.Tensors.Kernels.Memory;
using Rung.Tensors.Kernels.Products;

namespace Rung.Tensors.Kernels.Weights;

/// <summary>W for dX = dY·W from the panels packed for Wᵀ: square by square decoded and transposed.</summary>
internal readonly unsafe struct BackwardPanels<TCodec>(PackedPanels<TCodec> packed, float* result) : IPanels
    where TCodec : unmanaged, IWeightCodec
{
    public int Count => ProductPlan.DivideUp(packed.Inputs, Tile.Columns);

    public int ScratchLength => packed.ScaleScratch + (Tile.Columns * Tile.Columns);

    public int MostLooseRows => Tile.Rows;

    public PanelPlace Place(int panel) => PanelPlace.In(result, packed.Inputs, packed.Inputs, panel);

    public float* Open(in TileTarget target, bool isLast, int panel, int from, int depth, float* block, float* scratch)
    {
        Fill(panel, from, depth, block, scratch);
        Tile.Multiply(in target, depth, block);
        return block;
    }

    private void Fill(int panel, int from, int depth, float* block, float* scratch)
    {
        var input = panel * Tile.Columns;
        var inputs = Math.Min(Tile.Columns, packed.Inputs - input);
        var square = scratch + packed.ScaleScratch;
        for (var k = 0; k < depth; k += Tile.Columns)
        {
            var source = (from + k) / Tile.Columns;
            var values = packed.Values(source);
            if (source + 1 < packed.Count)
            {
                // The next square lies a panel further on, where the processor does not expect it.
                Ahead.FetchAll(packed.Values(source + 1) + TCodec.ValueBytes(input), TCodec.ValueBytes(inputs));
            }

            float* weights;
            if (TCodec.Format == WeightFormat.Float32)
            {
                weights = (float*)values + ((nint)input * Tile.Columns);
            }
            else
            {
                PanelBlock.Decode<TCodec>(values, packed.Scales(source, scratch), input, inputs, square);
                weights = square;
            }

            Strip.Pack(
                weights, Tile.Columns, 1, inputs, Tile.Columns, Math.Min(Tile.Columns, depth - k), block + (k * Tile.Columns));
        }
    }
}
