namespace Rung.Retrieval.Vectors;

/// <summary>What is truly nearest to some queries, so that what an index finds can be held against it more than once.</summary>
internal sealed class NearestTruth
{
    private const int AskedAtOnce = 64;

    private readonly IReadOnlyList<VectorQuery> _queries;
    private readonly IReadOnlyList<IReadOnlyList<RankedPassage>> _nearest;

    private NearestTruth(IReadOnlyList<VectorQuery> queries, IReadOnlyList<IReadOnlyList<RankedPassage>> nearest) =>
        (_queries, _nearest) = (queries, nearest);

    /// <summary>Compares each query with every vector.</summary>
    /// <param name="index">Holds the vectors.</param>
    /// <param name="queries">At least 2, with one <see cref="VectorQuery.Count"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async ValueTask<NearestTruth> FindAsync(
        IVectorIndex index, IReadOnlyList<VectorQuery> queries, CancellationToken cancellationToken) =>
        new(queries, await AskAsync(index, queries, isExhaustive: true, cancellationToken));

    /// <summary>What share of it an index of the same vectors finds in its own way.</summary>
    public async ValueTask<RecallEstimate> MeasureAsync(IVectorIndex index, CancellationToken cancellationToken)
    {
        var found = await AskAsync(index, _queries, isExhaustive: false, cancellationToken);
        return Estimate([.. _nearest.Zip(found, RecallOf)], _queries[0].Count);
    }

    private static async ValueTask<IReadOnlyList<IReadOnlyList<RankedPassage>>> AskAsync(
        IVectorIndex index, IReadOnlyList<VectorQuery> queries, bool isExhaustive, CancellationToken cancellationToken)
    {
        var found = new List<IReadOnlyList<RankedPassage>>(queries.Count);
        foreach (var some in queries.Chunk(AskedAtOnce))
        {
            found.AddRange(await index.SearchManyAsync([.. some.Select(query => query with { IsExhaustive = isExhaustive })], cancellationToken));
        }

        return found;
    }

    // A passage as near as the last of the nearest is as good: which of equals is found does not matter. The nearest themselves count
    // by their ids, for a vector that was copied and brought to length 1 once more may differ in its last bit.
    private static double RecallOf(IReadOnlyList<RankedPassage> nearest, IReadOnlyList<RankedPassage> found)
    {
        if (nearest.Count == 0)
        {
            return 1;
        }

        var ids = nearest.Select(passage => passage.Id).ToHashSet();
        return Math.Min(1, found.Count(passage => ids.Contains(passage.Id) || passage.Score >= nearest[^1].Score) / (double)nearest.Count);
    }

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
