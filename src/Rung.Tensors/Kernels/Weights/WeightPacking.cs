using Rung.Tensors.Kernels.Products;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Weights;

/// <summary>Packs a checkpoint's matrix; an item does a panel.</summary>
internal readonly unsafe struct WeightPacking<TCodec>(PackedPanels<TCodec> packed, byte* stored, StoredType type) : IWork
    where TCodec : unmanaged, IWeightCodec
{
    public int ScratchLength => (packed.Inputs * Tile.Columns) + packed.ScaleScratch;

    public void Do(int item, float* scratch)
    {
        for (var line = 0; line < Tile.Columns; line++)
        {
            var output = (item * Tile.Columns) + line;
            var row = new Span<float>(scratch + (line * packed.Inputs), packed.Inputs);
            if (output < packed.Outputs)
            {
                StoredNumbers.Read(stored, (long)output * packed.Inputs, type, row);
            }
            else
            {
                row.Clear();
            }
        }

        packed.Encode(item, scratch, scratch + (packed.Inputs * Tile.Columns));
    }
}
