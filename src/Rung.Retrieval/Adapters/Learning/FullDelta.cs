using System.Numerics.Tensors;

namespace Rung.Retrieval.Adapters.Learning;

/// <summary>A Δ of which every cell is free; begins at 0.</summary>
internal sealed class FullDelta(int size) : IAdapterDelta
{
    private readonly AdamWeights _cells = new(new float[size * size]);

    public float[] Map(float[] query)
    {
        float[] mapped = [.. query];
        for (var row = 0; row < size; row++)
        {
            mapped[row] += TensorPrimitives.Dot(_cells.Values.AsSpan(row * size, size), query);
        }

        return mapped;
    }

    public void AddSlope(float[] query, float[] slope)
    {
        for (var row = 0; row < size; row++)
        {
            var cells = _cells.Slopes.AsSpan(row * size, size);
            TensorPrimitives.MultiplyAdd(query, slope[row], cells, cells);
        }
    }

    public void Step() => _cells.Step();

    public QueryAdapter ToAdapter()
    {
        float[] matrix = [.. _cells.Values];
        for (var i = 0; i < size; i++)
        {
            matrix[(i * size) + i] += 1;
        }

        return new(matrix, size);
    }
}
