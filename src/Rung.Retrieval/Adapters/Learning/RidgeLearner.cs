using System.Globalization;
using Rung.Retrieval.Reranking.Learning;

namespace Rung.Retrieval.Adapters.Learning;

/// <summary>
/// The W that minimises Σ|W·q − p|² + λ|W − I|²: (Σ p·qᵀ + λI)(Σ q·qᵀ + λI)⁻¹. A closed form, and the baseline that
/// training has to beat; it knows nothing of wrong passages.
/// </summary>
internal sealed class RidgeLearner(double penalty) : IAdapterLearner
{
    public string Name => string.Create(CultureInfo.InvariantCulture, $"ridge (λ {penalty})");

    public int FirstEpoch => 0;

    public IEnumerable<QueryAdapter> Learn(
        AdapterSet set, IReadOnlyList<int> pairs, CancellationToken cancellationToken)
    {
        var size = set.Dimensions;
        var (moments, targets) = (new double[size * size], new double[size * size]);
        foreach (var pair in pairs)
        {
            var query = set.Queries[pair];
            AddProduct(moments, query, query);
            foreach (var gold in set.Pair(pair).Gold)
            {
                AddProduct(targets, set.Passages[gold], query);
            }
        }

        for (var i = 0; i < size; i++)
        {
            moments[(i * size) + i] += penalty;
            targets[(i * size) + i] += penalty;
        }

        cancellationToken.ThrowIfCancellationRequested();
        yield return new(Solved(new Cholesky(moments, size), targets, size), size);
    }

    // Row by row: W·M = T, and M is its own transpose, so that each row of W solves M·w = t.
    private static float[] Solved(Cholesky moments, double[] targets, int size)
    {
        var matrix = new float[size * size];
        for (var row = 0; row < size; row++)
        {
            var solved = moments.Solve(targets.AsSpan(row * size, size));
            for (var column = 0; column < size; column++)
            {
                matrix[(row * size) + column] = (float)solved[column];
            }
        }

        return matrix;
    }

    private static void AddProduct(double[] sum, float[] left, float[] right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            for (var j = 0; j < right.Length; j++)
            {
                sum[(i * right.Length) + j] += left[i] * right[j];
            }
        }
    }
}
