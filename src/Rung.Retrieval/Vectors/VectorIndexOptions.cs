using Rung.Retrieval.Vectors.Exact;
using Rung.Retrieval.Vectors.Hnsw;

namespace Rung.Retrieval.Vectors;

/// <summary>How indexes of vectors in this process are chosen and work.</summary>
public sealed record VectorIndexOptions
{
    /// <summary>
    /// Up to how many vectors an index compares a query with every one, at least 0; a million by default. Up to there exact search takes
    /// some tens of milliseconds on one core and misses nothing; above it a graph takes less than one and misses a little.
    /// </summary>
    public int ExactUpTo { get; init => field = AtLeastZero(value); } = 1_000_000;

    /// <summary>
    /// From how many vectors on an exact index compares in small integers first, at least 0; 20,000 by default. Below that a query is
    /// answered within a millisecond anyway.
    /// </summary>
    public int QuantizedFrom { get; init => field = AtLeastZero(value); } = 20_000;

    /// <summary>How an index works that compares with every vector.</summary>
    public ExactIndexOptions Exact { get; init; } = new();

    /// <summary>How a graph is built and searched.</summary>
    public HnswOptions Hnsw { get; init; } = new();

    private static int AtLeastZero(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return value;
    }
}
