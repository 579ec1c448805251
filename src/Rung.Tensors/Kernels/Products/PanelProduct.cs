using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Products;

/// <summary>A chunk of the left matrix times panels. An item does some panels for a part of the rows.</summary>
internal readonly unsafe struct PanelProduct<TPanels>(
    ProductPlan plan, LeftStrips left, TPanels panels, int from, int depth, bool accumulates) : IWork
    where TPanels : unmanaged, IPanels
{
    private static int BlockLength => Tile.Depth * Tile.Columns;

    private static int EdgeLength => Tile.Rows * Tile.Columns;

    public int ScratchLength => BlockLength + EdgeLength + panels.ScratchLength;

    public void Do(int item, float* scratch)
    {
        var (first, end) = plan.Groups.Of(item / plan.Parts);
        var firstRow = item % plan.Parts * plan.RowsPerItem;
        var endRow = Math.Min(firstRow + plan.RowsPerItem, plan.Rows);
        for (var panel = first; panel < end; panel++)
        {
            for (var k = 0; k < depth; k += plan.BlockDepth)
            {
                MultiplyBlock(panel, k, firstRow, endRow, scratch);
            }
        }
    }

    private void MultiplyBlock(int panel, int k, int firstRow, int endRow, float* scratch)
    {
        var blockDepth = Math.Min(plan.BlockDepth, depth - k);
        var adds = accumulates || k > 0;
        var place = panels.Place(panel);
        var block = scratch;
        var edge = scratch + BlockLength;
        for (var row = firstRow; row < endRow; row += Tile.Rows)
        {
            var rows = Math.Min(Tile.Rows, endRow - row);
            var padded = Tile.Padded(rows);
            var result = place.Start + (row * place.Stride);
            var fits = rows == padded && place.Columns == Tile.Columns;
            var (start, rowStride, depthStride) = left.Of(row, padded, k, blockDepth);
            var target = new TileTarget(
                padded, (float*)start, rowStride, depthStride, fits ? result : edge, fits ? place.Stride : Tile.Columns, fits && adds);
            if (row == firstRow)
            {
                block = panels.Open(in target, row + rows == endRow, panel, from + k, blockDepth, block, edge + EdgeLength);
            }
            else
            {
                Tile.Multiply(in target, blockDepth, block);
            }

            if (!fits)
            {
                CopyEdge(edge, result, place, rows, adds);
            }
        }
    }

    private static void CopyEdge(float* edge, float* result, PanelPlace place, int rows, bool adds)
    {
        for (var row = 0; row < rows; row++, edge += Tile.Columns, result += place.Stride)
        {
            for (var column = 0; column < place.Columns; column++)
            {
                result[column] = adds ? result[column] + edge[column] : edge[column];
            }
        }
    }
}
