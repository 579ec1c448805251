using Rung.Core.Data;

namespace Rung.Engine.Checking.Curves;

/// <summary>
/// Gathers which held-out example was answered wrongly at which size, and gives the mean errors with their covariance. The
/// same examples are asked at every size, and some in several repetitions: what they have in common is in the covariance.
/// </summary>
internal sealed class CurveMeasurements(int sizes)
{
    private readonly SortedDictionary<string, double[]> _clusters = new(StringComparer.Ordinal);

    /// <summary>How many examples, or groups of them, were asked.</summary>
    public int Count => _clusters.Count;

    /// <summary>Adds an answer at each size.</summary>
    public void Add(Example example, ReadOnlySpan<bool> isWrong)
    {
        // The sums of the errors at each size, and how often the cluster was asked.
        var key = example.Group is { } group ? $"g {group}" : $"e {example.Id}";
        if (!_clusters.TryGetValue(key, out var sums))
        {
            _clusters.Add(key, sums = new double[sizes + 1]);
        }

        for (var size = 0; size < sizes; size++)
        {
            sums[size] += isWrong[size] ? 1 : 0;
        }

        sums[sizes]++;
    }

    public double[] Errors()
    {
        var asked = _clusters.Values.Sum(sums => sums[sizes]);
        return [.. Enumerable.Range(0, sizes).Select(size => _clusters.Values.Sum(sums => sums[size]) / asked)];
    }

    /// <summary>Of the mean errors, linearised as ratios: Σ over clusters of r rᵀ · G ÷ (G − 1), r = (errors − mean · asked) ÷ all asked.</summary>
    public double[][] Covariance()
    {
        var errors = Errors();
        var asked = _clusters.Values.Sum(sums => sums[sizes]);
        var covariance = Enumerable.Range(0, sizes).Select(_ => new double[sizes]).ToArray();
        foreach (var sums in _clusters.Values)
        {
            for (var i = 0; i < sizes; i++)
            {
                var residual = (sums[i] - (errors[i] * sums[sizes])) / asked;
                for (var j = 0; j < sizes; j++)
                {
                    covariance[i][j] += residual * (sums[j] - (errors[j] * sums[sizes])) / asked * Count / (Count - 1);
                }
            }
        }

        return covariance;
    }
}
