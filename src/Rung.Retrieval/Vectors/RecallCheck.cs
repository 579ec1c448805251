namespace Rung.Retrieval.Vectors;

/// <summary>
/// Measures what an index that does not compare with every vector misses, on the user's own vectors and queries: each query is asked both
/// ways. What recall a graph reaches depends on the data, so a number from elsewhere says little.
/// </summary>
public static class RecallCheck
{
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

        var truth = await NearestTruth.FindAsync(index, queries, cancellationToken);
        return await truth.MeasureAsync(index, cancellationToken);
    }
}
