namespace Rung.Retrieval.Reranking.Learning;

/// <summary>Brings features to one scale: less the mean, over the deviation; a feature that never varies becomes 0.</summary>
internal sealed class FeatureScale
{
    private readonly double[] _mean;
    private readonly double[] _factor;

    private FeatureScale(double[] mean, double[] factor)
    {
        _mean = mean;
        _factor = factor;
    }

    public int Count => _mean.Length;

    public static FeatureScale Of(IReadOnlyCollection<RankingExample> examples)
    {
        var rows = examples.SelectMany(example => example.Rows).ToList();
        var count = rows.Count is 0 ? 0 : rows[0].Length;
        var (mean, factor) = (new double[count], new double[count]);
        for (var f = 0; f < count; f++)
        {
            var average = rows.Average(row => row[f]);
            var variance = rows.Average(row => (row[f] - average) * (row[f] - average));
            mean[f] = average;
            factor[f] = variance > 1e-12 ? 1 / Math.Sqrt(variance) : 0;
        }

        return new(mean, factor);
    }

    public double[][] Apply(float[][] rows) => Array.ConvertAll(rows, row =>
    {
        var scaled = new double[row.Length];
        for (var f = 0; f < scaled.Length; f++)
        {
            scaled[f] = (row[f] - _mean[f]) * _factor[f];
        }

        return scaled;
    });

    /// <summary>Weights of features as they come; the constant that differs does not change an order.</summary>
    public double[] Unscale(double[] weights) => [.. weights.Zip(_factor, (weight, factor) => weight * factor)];
}
