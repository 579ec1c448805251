using System.Numerics.Tensors;

namespace Rung.Retrieval.Reranking.Learning;

/// <summary>The decomposition A = L·Lᵀ of a symmetric positive definite matrix, to solve A·x = b.</summary>
internal sealed class Cholesky
{
    // Below, a pivot is a rounding error: the matrix is as good as singular there.
    private const double LeastPivot = 1e-12;

    private readonly double[] _lower;
    private readonly int _size;

    /// <param name="cells">The rows of A, of which the lower half is read.</param>
    /// <param name="size">How many rows.</param>
    public Cholesky(double[] cells, int size)
    {
        _lower = [.. cells];
        _size = size;
        for (var j = 0; j < size; j++)
        {
            for (var i = j; i < size; i++)
            {
                var rest = _lower[(i * size) + j] - TensorPrimitives.Dot(Row(i, j), Row(j, j));
                _lower[(i * size) + j] = i == j ? Math.Sqrt(Math.Max(rest, LeastPivot)) : rest / _lower[(j * size) + j];
            }
        }
    }

    public double[] Solve(ReadOnlySpan<double> b)
    {
        var x = b.ToArray();
        for (var i = 0; i < _size; i++)
        {
            x[i] = (x[i] - TensorPrimitives.Dot(Row(i, i), x.AsSpan(0, i))) / _lower[(i * _size) + i];
        }

        // Column by column of Lᵀ, which are rows of L.
        for (var i = _size - 1; i >= 0; i--)
        {
            x[i] /= _lower[(i * _size) + i];
            TensorPrimitives.MultiplyAdd(Row(i, i), -x[i], x.AsSpan(0, i), x.AsSpan(0, i));
        }

        return x;
    }

    private ReadOnlySpan<double> Row(int row, int length) => _lower.AsSpan(row * _size, length);
}
