using System.Numerics.Tensors;

namespace Rung.Retrieval.Vectors.Lsa;

/// <summary>
/// Singular values and right singular vectors of a small matrix by one-sided rotations (Hestenes 1958): pairs of columns are turned until
/// all are orthogonal; their lengths are the singular values then. In double precision, to nearly all of its digits.
/// </summary>
internal static class SmallSvd
{
    private const int MostSweeps = 60;
    private const double Orthogonal = 1e-14;

    /// <param name="columns">The matrix by columns; overwritten.</param>
    /// <returns>The singular values, largest first, each with its right singular vector.</returns>
    public static (double Value, double[] Vector)[] Factor(double[][] columns)
    {
        var turns = new double[columns.Length][];
        for (var i = 0; i < turns.Length; i++)
        {
            turns[i] = new double[columns.Length];
            turns[i][i] = 1;
        }

        for (var sweep = 0; sweep < MostSweeps && Sweep(columns, turns); sweep++)
        {
        }

        return [.. columns.Zip(turns, (column, turn) => (TensorPrimitives.Norm(column), turn)).OrderByDescending(pair => pair.Item1)];
    }

    private static bool Sweep(double[][] columns, double[][] turns)
    {
        var turned = false;
        for (var i = 0; i < columns.Length - 1; i++)
        {
            for (var j = i + 1; j < columns.Length; j++)
            {
                turned |= TryTurn(columns, turns, i, j);
            }
        }

        return turned;
    }

    private static bool TryTurn(double[][] columns, double[][] turns, int i, int j)
    {
        var common = TensorPrimitives.Dot(columns[i], columns[j]);
        var one = TensorPrimitives.SumOfSquares(columns[i]);
        var other = TensorPrimitives.SumOfSquares(columns[j]);
        if (Math.Abs(common) <= Orthogonal * Math.Sqrt(one * other))
        {
            return false;
        }

        // The smaller of the two angles that make the pair orthogonal.
        var zeta = (other - one) / (2 * common);
        var tangent = (zeta < 0 ? -1 : 1) / (Math.Abs(zeta) + Math.Sqrt(1 + (zeta * zeta)));
        var cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
        Turn(columns[i], columns[j], cosine, cosine * tangent);
        Turn(turns[i], turns[j], cosine, cosine * tangent);
        return true;
    }

    private static void Turn(double[] one, double[] other, double cosine, double sine)
    {
        for (var i = 0; i < one.Length; i++)
        {
            (one[i], other[i]) = ((cosine * one[i]) - (sine * other[i]), (sine * one[i]) + (cosine * other[i]));
        }
    }
}
