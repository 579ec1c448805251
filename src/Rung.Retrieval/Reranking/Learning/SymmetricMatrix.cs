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
        TensorPrimitives.Subtract(x, mean, centred);

        for (var i = 0; i < size; i++)
        {
            var row = _cells.AsSpan(i * size, i + 1);
            TensorPrimitives.MultiplyAdd(centred.AsSpan(0, i + 1), weight * centred[i], row, row);
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

    /// <summary>x with A·x = b.</summary>
    public double[] Solve(double[] b) => new Cholesky(_cells, size).Solve(b);
}
