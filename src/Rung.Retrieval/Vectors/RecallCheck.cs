namespace Rung.Retrieval.Vectors;

/// <summary>
/// Measures what an index that does not compare with every vector misses, on the user's own vectors and queries: each query is asked both
/// ways. What recall a graph reaches depends on the data, so a number from elsewhere says little.
/// </summary>
public static class RecallCheck
{
    private const int AskedAtOnce = 64;

    /// <param name="index">The index to measure.</param>
    /// <param name="queries">Queries as users ask them, at least 2, with one <see cref="VectorQuery.Count"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async ValueTask<RecallEstimate> MeasureAsync(
        IVectorIndex index, IReadOnlyList<VectorQuery> queries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentOutOfRangeException.ThrowIfLessThan(queries.Count, 2, nameof(queries));
        if (queries.Any(query => query.Count != queries[0].Count))
        {
            throw new ArgumentException("All queries must ask for the same count.", nameof(queries));
        }

        var recalls = new List<double>(queries.Count);
        foreach (var some in queries.Chunk(AskedAtOnce))
        {
            var truth = await index.SearchManyAsync([.. some.Select(query => query with { IsExhaustive = true })], cancellationToken);
            var found = await index.SearchManyAsync([.. some.Select(query => query with { IsExhaustive = false })], cancellationToken);
            recalls.AddRange(truth.Zip(found, RecallOf));
        }

        return Estimate(recalls, queries[0].Count);
    }

    // A passage as near as the last of the nearest is as good: which of equals is found does not matter.
    private static double RecallOf(IReadOnlyList<RankedPassage> nearest, IReadOnlyList<RankedPassage> found) =>
        nearest.Count == 0 ? 1 : Math.Min(1, found.Count(passage => passage.Score >= nearest[^1].Score) / (double)nearest.Count);

    // The passages of one query are found or missed together, so the query is the unit: the variance between queries says how many
    // independent finds the sample is worth, and Wilson's interval for so many stays sensible when nearly all were found.
    private static RecallEstimate Estimate(List<double> recalls, int count)
    {
        const double Z = 1.959963984540054;
        var (mean, n) = (recalls.Average(), recalls.Count);
        var variance = recalls.Sum(recall => (recall - mean) * (recall - mean)) / (n - 1) / n;
        var worth = variance > 0 ? Math.Clamp(mean * (1 - mean) / variance, n, (double)n * count) : n;
        var z2 = Z * Z / worth;
        var centre = (mean + (z2 / 2)) / (1 + z2);
        var half = Math.Sqrt((mean * (1 - mean) * z2) + (z2 * z2 / 4)) / (1 + z2);
        return new RecallEstimate(mean, Math.Max(0, centre - half), Math.Min(1, centre + half), n, count);
    }
}
