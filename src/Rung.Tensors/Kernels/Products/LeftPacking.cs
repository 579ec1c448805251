using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Products;

/// <summary>
/// Packs a chunk of the left matrix into strips: block by block of the depth, in a block strip by strip of at most
/// <see cref="Tile.Rows"/> rows. An item packs some strips in all blocks.
/// </summary>
internal readonly unsafe struct LeftPacking(ProductPlan plan, Matrix left, int from, int depth, float* packed) : IWork
{
    private const int StripsPerItem = 2;

    public int ScratchLength => 0;

    public int Items => ProductPlan.DivideUp(plan.Rows, StripsPerItem * Tile.Rows);

    public void Do(int item, float* scratch)
    {
        var first = item * StripsPerItem * Tile.Rows;
        var end = Math.Min(first + (StripsPerItem * Tile.Rows), plan.Rows);
        for (var k = 0; k < depth; k += plan.BlockDepth)
        {
            var blockDepth = Math.Min(plan.BlockDepth, depth - k);
            var block = packed + ((nint)k * plan.PaddedRows);
            for (var row = first; row < end; row += Tile.Rows)
            {
                var rows = Math.Min(Tile.Rows, end - row);
                var strip = block + ((nint)row * blockDepth);
                Strip.Pack(
                    left.At(row, from + k), left.RowStride, left.ColumnStride, rows, Tile.Padded(rows), blockDepth, strip);
            }
        }
    }
}
