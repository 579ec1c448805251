using Rung.Tensors.Kernels.Products;

namespace Rung.Tensors.Kernels.Attention;

/// <summary>
/// Small products inside an item: both sides are packed in scratch memory whole, results have room for the rows and
/// columns that fill the last tiles up.
/// </summary>
internal static unsafe class TileProducts
{
    public static int PaddedRows(int rows) => ProductPlan.RoundUp(rows, Tile.Rows);

    public static int PaddedColumns(int columns) => ProductPlan.RoundUp(columns, Tile.Columns);

    /// <summary>The left side: strips of <see cref="Tile.Rows"/> lines.</summary>
    public static void PackStrips(float* source, nint lineStride, nint depthStride, int lines, int depth, float* strips)
    {
        for (var line = 0; line < lines; line += Tile.Rows)
        {
            var some = Math.Min(Tile.Rows, lines - line);
            var from = source + (line * lineStride);
            Strip.Pack(from, lineStride, depthStride, some, Tile.Padded(some), depth, strips + (line * depth));
        }
    }

    /// <summary>The right side: panels of <see cref="Tile.Columns"/> lines.</summary>
    public static void PackPanels(float* source, nint lineStride, nint depthStride, int lines, int depth, float* panels)
    {
        for (var line = 0; line < lines; line += Tile.Columns)
        {
            var some = Math.Min(Tile.Columns, lines - line);
            var from = source + (line * lineStride);
            Strip.Pack(from, lineStride, depthStride, some, Tile.Columns, depth, panels + (line * depth));
        }
    }

    /// <param name="strips">(rows, depth), packed.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="panels">(depth, columns), packed.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="depth">What is summed over.</param>
    /// <param name="result">(rows, columns), both with room to fill tiles up.</param>
    /// <param name="stride">Floats from row to row of the result: at least the padded columns.</param>
    /// <param name="accumulates">Adds to the result.</param>
    public static void Multiply(
        float* strips, int rows, float* panels, int columns, int depth, float* result, int stride, bool accumulates)
    {
        for (var column = 0; column < columns; column += Tile.Columns)
        {
            for (var row = 0; row < rows; row += Tile.Rows)
            {
                var padded = Tile.Padded(Math.Min(Tile.Rows, rows - row));
                var (strip, panel, place) = (row * depth, column * depth, (row * stride) + column);
                var target = TileTarget.Packed(padded, strips + strip, result + place, stride, accumulates);
                Tile.Multiply(in target, depth, panels + panel);
            }
        }
    }
}
