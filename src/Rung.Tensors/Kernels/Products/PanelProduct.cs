using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Products;

/// <summary>A packed chunk of the left matrix times panels. An item does a few panels for a part of the rows.</summary>
internal readonly unsafe struct PanelProduct<TPanels>(
    ProductPlan plan, float* packed, TPanels panels, int from, int depth, float* result, nint stride, bool accumulates) : IWork
    where TPanels : unmanaged, IPanels
{
    private static int BlockLength => Tile.Depth * Tile.Columns;

    private static int EdgeLength => Tile.Rows * Tile.Columns;

    public int ScratchLength => BlockLength + EdgeLength + panels.ScratchLength;

    public void Do(int item, float* scratch)
    {
        var (group, part) = (item / plan.Parts, item % plan.Parts);
        var firstRow = part * plan.RowsPerItem;
        var endRow = Math.Min(firstRow + plan.RowsPerItem, plan.Rows);
        var endPanel = Math.Min((group + 1) * plan.PanelsPerItem, plan.Panels);
        for (var panel = group * plan.PanelsPerItem; panel < endPanel; panel++)
        {
            for (var k = 0; k < depth; k += plan.BlockDepth)
            {
                var blockDepth = Math.Min(plan.BlockDepth, depth - k);
                var block = panels.Block(panel, from + k, blockDepth, scratch, scratch + BlockLength + EdgeLength);
                var left = packed + ((nint)k * plan.PaddedRows);
                MultiplyBlock(
                    left, block, panel, firstRow, endRow, blockDepth, accumulates || k > 0, scratch + BlockLength);
            }
        }
    }

    private void MultiplyBlock(
        float* left, float* block, int panel, int firstRow, int endRow, int blockDepth, bool adds, float* edge)
    {
        var column = panel * Tile.Columns;
        var columns = Math.Min(Tile.Columns, panels.Columns - column);
        for (var row = firstRow; row < endRow; row += Tile.Rows)
        {
            var rows = Math.Min(Tile.Rows, endRow - row);
            var padded = Tile.Padded(rows);
            var strip = left + ((nint)row * blockDepth);
            var place = result + (row * stride) + column;
            if (rows == padded && columns == Tile.Columns)
            {
                Tile.Multiply(rows, blockDepth, strip, block, place, stride, adds);
                continue;
            }

            Tile.Multiply(padded, blockDepth, strip, block, edge, Tile.Columns, accumulates: false);
            CopyEdge(edge, place, rows, columns, adds);
        }
    }

    private void CopyEdge(float* edge, float* place, int rows, int columns, bool adds)
    {
        for (var row = 0; row < rows; row++, edge += Tile.Columns, place += stride)
        {
            for (var column = 0; column < columns; column++)
            {
                place[column] = adds ? place[column] + edge[column] : edge[column];
            }
        }
    }
}
