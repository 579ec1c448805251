using System.Numerics.Tensors;

namespace Rung.Retrieval.Vectors.Lsa;

/// <summary>A matrix most of whose entries are zero, row by row.</summary>
/// <param name="columns">How many columns it has.</param>
/// <param name="starts">Where each row begins, and where the last ends.</param>
/// <param name="columnOf">The column of each entry; rising within a row.</param>
/// <param name="values">The entries.</param>
internal sealed class SparseMatrix(int columns, int[] starts, int[] columnOf, float[] values)
{
    public int Rows => starts.Length - 1;

    public int Columns => columns;

    public ReadOnlySpan<int> ColumnsOf(int row) => columnOf.AsSpan(starts[row]..starts[row + 1]);

    public ReadOnlySpan<float> ValuesOf(int row) => values.AsSpan(starts[row]..starts[row + 1]);

    /// <summary>The product with a dense matrix; rows by several threads, each sum in one order.</summary>
    public DenseMatrix Multiply(DenseMatrix other)
    {
        var product = new DenseMatrix(Rows, other.Columns);
        Parallel.For(0, Rows, row =>
        {
            var sum = product.Row(row);
            var own = ValuesOf(row);
            var at = ColumnsOf(row);
            for (var i = 0; i < own.Length; i++)
            {
                TensorPrimitives.MultiplyAdd(other.Row(at[i]), own[i], sum, sum);
            }
        });
        return product;
    }

    public SparseMatrix Transposed()
    {
        var turned = new int[columns + 1];
        foreach (var column in columnOf)
        {
            turned[column + 1]++;
        }

        for (var i = 0; i < columns; i++)
        {
            turned[i + 1] += turned[i];
        }

        var next = turned[..columns];
        var (rowOf, turnedValues) = (new int[values.Length], new float[values.Length]);
        for (var row = 0; row < Rows; row++)
        {
            for (var i = starts[row]; i < starts[row + 1]; i++)
            {
                var place = next[columnOf[i]]++;
                (rowOf[place], turnedValues[place]) = (row, values[i]);
            }
        }

        return new SparseMatrix(Rows, turned, rowOf, turnedValues);
    }
}
