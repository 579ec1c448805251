using System.Numerics.Tensors;

namespace Rung.Retrieval.Reranking.Learning;

/// <summary>A small symmetric positive definite matrix; only its lower half is kept up.</summary>
internal sealed class SymmetricMatrix(int size)
{
    private readonly double[] _cells = new double[size * size];

    /// <summary>Adds weight · (x − mean)(x − mean)ᵀ.</summary>
    public void AddSquare(double[] x, double[] mean, double weight)
    {
        var centred = new double[size];
        TensorPrimitives.Subtract<double>(x, mean, centred);

        for (var i = 0; i < size; i++)
        {
            var row = _cells.AsSpan(i * size, i + 1);
            TensorPrimitives.MultiplyAdd<double>(centred.AsSpan(0, i + 1), weight * centred[i], row, row);
        }
    }

    public void Scale(double factor)
    {
        foreach (ref var cell in _cells.AsSpan())
        {
            cell *= factor;
        }
    }

    public void AddToDiagonal(double value)
    {
        for (var i = 0; i < size; i++)
        {
            _cells[(i * size) + i] += value;
        }
    }

    /// <summary>x with A·x = b, by Cholesky's decomposition, which takes the place of A.</summary>
    public double[] Solve(double[] b)
    {
        for (var j = 0; j < size; j++)
        {
            for (var i = j; i < size; i++)
            {
                var rest = _cells[(i * size) + j] - Product(i, j, j);
                _cells[(i * size) + j] = i == j ? Math.Sqrt(Math.Max(rest, 1e-12)) : rest / _cells[(j * size) + j];
            }
        }

        double[] x = [.. b];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < i; j++)
            {
                x[i] -= _cells[(i * size) + j] * x[j];
            }

            x[i] /= _cells[(i * size) + i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < size; j++)
            {
                x[i] -= _cells[(j * size) + i] * x[j];
            }

            x[i] /= _cells[(i * size) + i];
        }

        return x;
    }

    private double Product(int first, int second, int length) => TensorPrimitives.Dot<double>(
        _cells.AsSpan(first * size, length), _cells.AsSpan(second * size, length));
}
