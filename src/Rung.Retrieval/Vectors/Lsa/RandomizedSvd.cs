using Rung.Retrieval.Vectors.Kernels;

namespace Rung.Retrieval.Vectors.Lsa;

/// <summary>
/// The right singular vectors of the largest singular values of a sparse matrix, from random directions that the matrix itself improves
/// (Halko, Martinsson and Tropp, "Finding structure with randomness", 2011, algorithms 4.4 and 5.1).
/// </summary>
internal static class RandomizedSvd
{
    // A direction this much weaker than the strongest is rounding.
    private const double Weakest = 1e-6;

    /// <returns>The singular values, largest first, and their vectors as the columns of a matrix; fewer than asked for where the matrix
    /// has not as many.</returns>
    public static (double[] Values, DenseMatrix Vectors) Factor(SparseMatrix matrix, LsaOptions options, CancellationToken cancellationToken)
    {
        var tried = Math.Min(options.Dimension + options.Oversampling, Math.Min(matrix.Rows, matrix.Columns));
        var turned = matrix.Transposed();
        var range = turned.Multiply(Gaussian(matrix.Rows, tried, options.Seed));
        for (var i = 0; i < options.PowerIterations; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            range = turned.Multiply(Orthonormalized(matrix.Multiply(Orthonormalized(range))));
        }

        range = Orthonormalized(range);
        var image = matrix.Multiply(range).Transposed();
        var small = SmallSvd.Factor(Orthonormal.Factor(image));
        var kept = small.Take(options.Dimension).TakeWhile(pair => pair.Value > Weakest * small[0].Value).ToArray();
        return ([.. kept.Select(pair => pair.Value)], WithFixedSigns(range.Multiply(Combination(kept, tried))));
    }

    private static DenseMatrix Orthonormalized(DenseMatrix matrix)
    {
        var turned = matrix.Transposed();
        Orthonormal.Factor(turned);
        return turned.Transposed();
    }

    private static DenseMatrix Combination((double Value, double[] Vector)[] kept, int tried)
    {
        var matrix = new DenseMatrix(tried, kept.Length);
        for (var i = 0; i < tried; i++)
        {
            for (var j = 0; j < kept.Length; j++)
            {
                matrix.Row(i)[j] = (float)kept[j].Vector[i];
            }
        }

        return matrix;
    }

    // A singular vector times −1 is one as well; the largest component says which of the two is meant.
    private static DenseMatrix WithFixedSigns(DenseMatrix vectors)
    {
        var largest = new float[vectors.Columns];
        for (var i = 0; i < vectors.Rows; i++)
        {
            for (var j = 0; j < largest.Length; j++)
            {
                largest[j] = Math.Abs(vectors.Row(i)[j]) > Math.Abs(largest[j]) ? vectors.Row(i)[j] : largest[j];
            }
        }

        for (var i = 0; i < vectors.Rows; i++)
        {
            for (var j = 0; j < largest.Length; j++)
            {
                vectors.Row(i)[j] *= largest[j] < 0 ? -1 : 1;
            }
        }

        return vectors;
    }

    // Box and Muller.
    private static DenseMatrix Gaussian(int rows, int columns, ulong seed)
    {
        var matrix = new DenseMatrix(rows, columns);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var place = (ulong)(((long)row * columns) + column) * 2;
                var radius = Math.Sqrt(-2 * Math.Log(1 - SplitMix64.Uniform(seed, place)));
                matrix.Row(row)[column] = (float)(radius * Math.Cos(2 * Math.PI * SplitMix64.Uniform(seed, place + 1)));
            }
        }

        return matrix;
    }
}
