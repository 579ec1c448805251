namespace Rung.Tensors.Kernels.Products;

/// <summary>A matrix in floats that its maker holds still: where an element lies is a matter of two strides.</summary>
internal readonly unsafe struct Matrix(float* start, int rows, int columns, nint rowStride, nint columnStride)
{
    public float* Start { get; } = start;

    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    public nint RowStride { get; } = rowStride;

    public nint ColumnStride { get; } = columnStride;

    public Matrix Transposed => new(Start, Columns, Rows, ColumnStride, RowStride);

    public float* At(int row, int column) => Start + (row * RowStride) + (column * ColumnStride);

    /// <summary>Rows one behind the other.</summary>
    public static Matrix Of(float* start, int rows, int columns) => new(start, rows, columns, columns, 1);
}
