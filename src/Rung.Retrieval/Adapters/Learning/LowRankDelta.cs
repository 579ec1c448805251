using System.Numerics.Tensors;
using Rung.Retrieval.Reranking.Learning;

namespace Rung.Retrieval.Adapters.Learning;

/// <summary>
/// Δ = Up·Down with Down (rank × size) drawn and Up (size × rank) zero at first, as in LoRA: Δ begins at 0, and can
/// leave it.
/// </summary>
internal sealed class LowRankDelta : IAdapterDelta
{
    private readonly int _size;
    private readonly int _rank;
    private readonly AdamWeights _down;

    // By columns: row r holds what component r adds to each dimension.
    private readonly AdamWeights _up;

    public LowRankDelta(int size, int rank, SeededSequence random)
    {
        _size = size;
        _rank = rank;
        _down = new([.. Enumerable.Range(0, rank * size).Select(_ => (float)(random.NextNormal() / Math.Sqrt(size)))]);
        _up = new(new float[rank * size]);
    }

    public float[] Map(float[] query)
    {
        float[] mapped = [.. query];
        for (var r = 0; r < _rank; r++)
        {
            TensorPrimitives.MultiplyAdd(Row(_up.Values, r), TensorPrimitives.Dot<float>(Row(_down.Values, r), query), mapped, mapped);
        }

        return mapped;
    }

    public void AddSlope(float[] query, float[] slope)
    {
        for (var r = 0; r < _rank; r++)
        {
            var component = TensorPrimitives.Dot<float>(Row(_down.Values, r), query);
            TensorPrimitives.MultiplyAdd(slope, component, Row(_up.Slopes, r), Row(_up.Slopes, r));
            var weight = TensorPrimitives.Dot<float>(Row(_up.Values, r), slope);
            TensorPrimitives.MultiplyAdd(query, weight, Row(_down.Slopes, r), Row(_down.Slopes, r));
        }
    }

    public void Step()
    {
        _up.Step();
        _down.Step();
    }

    public QueryAdapter ToAdapter()
    {
        var matrix = new float[_size * _size];
        for (var row = 0; row < _size; row++)
        {
            var cells = matrix.AsSpan(row * _size, _size);
            cells[row] = 1;
            for (var r = 0; r < _rank; r++)
            {
                TensorPrimitives.MultiplyAdd(Row(_down.Values, r), _up.Values[(r * _size) + row], cells, cells);
            }
        }

        return new(matrix, _size);
    }

    private Span<float> Row(float[] cells, int row) => cells.AsSpan(row * _size, _size);
}
