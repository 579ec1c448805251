using System.Numerics.Tensors;

namespace Rung.Retrieval.Vectors.Lsa;

/// <summary>
/// Makes the columns of a tall matrix orthonormal (Gram and Schmidt, modified, each column twice: "twice is enough", Giraud, Langou,
/// Rozložník and van den Eshof 2005). A column that the ones before it span becomes zero.
/// </summary>
internal static class Orthonormal
{
    // Single precision leaves about so much of a column that is a sum of others.
    private const float LeastShare = 1e-5f;

    /// <param name="turned">The columns as rows; overwritten with the orthonormal ones.</param>
    /// <returns>The triangular factor by columns: what was there is the orthonormal columns times it.</returns>
    public static double[][] Factor(DenseMatrix turned)
    {
        var factors = new double[turned.Rows][];
        for (var j = 0; j < turned.Rows; j++)
        {
            var column = turned.Row(j);
            var factor = factors[j] = new double[turned.Rows];
            var before = TensorPrimitives.Norm<float>(column);
            TakeOff(turned, j, factor);
            TakeOff(turned, j, factor);
            var left = TensorPrimitives.Norm<float>(column);
            if (left <= LeastShare * before)
            {
                column.Clear();
                continue;
            }

            factor[j] = left;
            TensorPrimitives.Divide(column, left, column);
        }

        return factors;
    }

    private static void TakeOff(DenseMatrix turned, int j, double[] factor)
    {
        var column = turned.Row(j);
        for (var i = 0; i < j; i++)
        {
            var share = TensorPrimitives.Dot<float>(turned.Row(i), column);
            TensorPrimitives.MultiplyAdd(turned.Row(i), -share, column, column);
            factor[i] += share;
        }
    }
}
