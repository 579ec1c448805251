namespace Rung.Tensors.Kernels.Products;

/// <summary>Floats seen as a matrix, row by row or (<see cref="Transposed"/>) column by column.</summary>
internal readonly ref struct MatrixView
{
    private readonly int _rowStride;
    private readonly int _columnStride;

    /// <param name="values">Row by row, one behind the other.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">How many columns.</param>
    public MatrixView(ReadOnlySpan<float> values, int rows, int columns)
        : this(values, rows, columns, columns, 1)
    {
        if (values.Length < (long)rows * columns)
        {
            throw new ArgumentException($"{values.Length} values are too few for ({rows}, {columns}).", nameof(values));
        }
    }

    private MatrixView(ReadOnlySpan<float> values, int rows, int columns, int rowStride, int columnStride)
    {
        Values = values;
        Rows = rows;
        Columns = columns;
        _rowStride = rowStride;
        _columnStride = columnStride;
    }

    public ReadOnlySpan<float> Values { get; }

    public int Rows { get; }

    public int Columns { get; }

    public MatrixView Transposed => new(Values, Columns, Rows, _columnStride, _rowStride);

    public float this[int row, int column] => Values[(row * _rowStride) + (column * _columnStride)];

    /// <summary>The same matrix where the values are held still.</summary>
    public unsafe Matrix At(float* start) => new(start, Rows, Columns, _rowStride, _columnStride);
}
