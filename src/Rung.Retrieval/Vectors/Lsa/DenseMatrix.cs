namespace Rung.Retrieval.Vectors.Lsa;

/// <summary>A matrix row by row.</summary>
internal sealed class DenseMatrix(int rows, int columns)
{
    private readonly float[] _values = new float[checked(rows * columns)];

    public int Rows => rows;

    public int Columns => columns;

    public Span<float> Row(int row) => _values.AsSpan(row * columns, columns);

    public DenseMatrix Transposed()
    {
        // In squares that stay in the cache while they are turned.
        const int Side = 32;
        var turned = new DenseMatrix(columns, rows);
        for (var top = 0; top < rows; top += Side)
        {
            for (var left = 0; left < columns; left += Side)
            {
                Turn(turned, top..Math.Min(top + Side, rows), left..Math.Min(left + Side, columns));
            }
        }

        return turned;
    }

    /// <summary>The product with a small matrix.</summary>
    public DenseMatrix Multiply(DenseMatrix other)
    {
        var product = new DenseMatrix(rows, other.Columns);
        Parallel.For(0, rows, row =>
        {
            var sum = product.Row(row);
            var own = Row(row);
            for (var i = 0; i < own.Length; i++)
            {
                System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(other.Row(i), own[i], sum, sum);
            }
        });
        return product;
    }

    private void Turn(DenseMatrix turned, Range ofRows, Range ofColumns)
    {
        for (var row = ofRows.Start.Value; row < ofRows.End.Value; row++)
        {
            for (var column = ofColumns.Start.Value; column < ofColumns.End.Value; column++)
            {
                turned._values[(column * rows) + row] = _values[(row * columns) + column];
            }
        }
    }
}
