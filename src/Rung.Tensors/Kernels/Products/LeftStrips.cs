using System.Runtime.Intrinsics;

namespace Rung.Tensors.Kernels.Products;

/// <summary>
/// The strips of the left matrix: packed, or a few rows as they lie. What packing writes the other threads have read in
/// the product before, and to take those lines back costs more than strides do.
/// </summary>
internal readonly unsafe struct LeftStrips
{
    private readonly float* _start;
    private readonly int _paddedRows;
    private readonly nint _rowStride; // 0 where they are packed

    private LeftStrips(float* start, int paddedRows, nint rowStride)
    {
        _start = start;
        _paddedRows = paddedRows;
        _rowStride = rowStride;
    }

    /// <summary>Whether the rows can be multiplied as they lie: they fill tiles, and there are few.</summary>
    public static bool AreIn(Matrix left, int mostRows) =>
        Vector512.IsHardwareAccelerated && left.ColumnStride == 1 && left.Rows <= mostRows && left.Rows % Tile.RowUnit == 0;

    public static LeftStrips Packed(float* packed, ProductPlan plan) => new(packed, plan.PaddedRows, rowStride: 0);

    public static LeftStrips AsTheyLie(Matrix left) => new(left.Start, left.Rows, left.RowStride);

    /// <summary>A strip's first element, and the floats from one row to the next and from one element of a row to the next.</summary>
    /// <param name="row">The first row of the strip.</param>
    /// <param name="rows">How many, with those that fill the tile up.</param>
    /// <param name="k">Where a block of the depth begins.</param>
    /// <param name="blockDepth">How deep the block is.</param>
    public (nint Start, nint RowStride, nint DepthStride) Of(int row, int rows, int k, int blockDepth) => _rowStride == 0
        ? ((nint)(_start + ((nint)k * _paddedRows) + ((nint)row * blockDepth)), 1, rows)
        : ((nint)(_start + (row * _rowStride) + k), _rowStride, 1);
}
