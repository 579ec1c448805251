namespace Rung.Engine.Baselines.Features;

/// <summary>A row of numbers, nearly all of them zero: the columns that are not, ascending, with their values.</summary>
internal readonly ref struct SparseVector(ReadOnlySpan<int> columns, ReadOnlySpan<float> values)
{
    public ReadOnlySpan<int> Columns { get; } = columns;

    public ReadOnlySpan<float> Values { get; } = values;

    public int Count => Columns.Length;

    /// <summary>Summed in double: equal texts have equal norms, and a float sum of a thousand squares drifts.</summary>
    public double SquaredNorm
    {
        get
        {
            var sum = 0.0;
            foreach (var value in Values)
            {
                sum += (double)value * value;
            }

            return sum;
        }
    }

    /// <summary>Without the columns from <paramref name="end"/> on.</summary>
    public SparseVector Below(int end)
    {
        if (Columns.IsEmpty || Columns[^1] < end)
        {
            return this;
        }

        var place = Columns.BinarySearch(end);
        var count = place < 0 ? ~place : place;
        return new SparseVector(Columns[..count], Values[..count]);
    }
}
