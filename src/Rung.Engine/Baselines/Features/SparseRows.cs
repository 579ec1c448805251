namespace Rung.Engine.Baselines.Features;

/// <summary>Rows of a sparse matrix, each after the other (compressed sparse rows). Immutable.</summary>
internal sealed class SparseRows(int columnCount, int[] starts, int[] columns, float[] values)
{
    public int Count => starts.Length - 1;

    public int ColumnCount => columnCount;

    /// <summary>How many numbers are not zero.</summary>
    public int EntryCount => columns.Length;

    public SparseVector this[int row]
    {
        get
        {
            var start = starts[row];
            var length = starts[row + 1] - start;
            return new SparseVector(columns.AsSpan(start, length), values.AsSpan(start, length));
        }
    }
}
