using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rung.Engine.Baselines.Features;

namespace Rung.Engine.Baselines.Neighbours;

/// <summary>Some rows of a sparse matrix by column: for each column the rows where it is not zero. Immutable.</summary>
internal sealed class PostingLists
{
    private readonly int[] _rows;
    private readonly int[] _starts;
    private readonly int[] _places;
    private readonly float[] _values;

    private PostingLists(int[] rows, int[] starts, int[] places, float[] values)
    {
        _rows = rows;
        _starts = starts;
        _places = places;
        _values = values;
    }

    public int RowCount => _rows.Length;

    /// <summary>The row of the matrix behind a place in the results.</summary>
    public int RowAt(int place) => _rows[place];

    public static PostingLists Of(SparseRows vectors, int[] rows)
    {
        var starts = new int[vectors.ColumnCount + 1];
        foreach (var row in rows)
        {
            foreach (var column in vectors[row].Columns)
            {
                starts[column + 1]++;
            }
        }

        for (var column = 0; column < vectors.ColumnCount; column++)
        {
            starts[column + 1] += starts[column];
        }

        var places = new int[starts[^1]];
        var values = new float[starts[^1]];
        var next = starts.AsSpan(0, vectors.ColumnCount).ToArray();
        for (var place = 0; place < rows.Length; place++)
        {
            var vector = vectors[rows[place]];
            for (var i = 0; i < vector.Count; i++)
            {
                var at = next[vector.Columns[i]]++;
                places[at] = place;
                values[at] = vector.Values[i];
            }
        }

        return new PostingLists(rows, starts, places, values);
    }

    /// <summary>Adds the inner product with each row to <paramref name="sums"/>, column by column in ascending order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddProducts(SparseVector vector, Span<float> sums)
    {
        ref var sum = ref MemoryMarshal.GetReference(sums);
        for (var i = 0; i < vector.Count; i++)
        {
            var column = vector.Columns[i];
            var factor = vector.Values[i];
            var places = _places.AsSpan(_starts[column].._starts[column + 1]);
            var values = _values.AsSpan(_starts[column], places.Length);
            for (var j = 0; j < places.Length; j++)
            {
                // In range by construction: places number the rows, one sum each.
                Unsafe.Add(ref sum, places[j]) += factor * values[j];
            }
        }
    }
}
