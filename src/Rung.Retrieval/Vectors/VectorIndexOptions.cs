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

    /// <summary>
    /// What recall a graph must surely have (the low end of its 95 % interval) to be used for a folder's vectors, in [0, 1]; 0.95 by
    /// default. Where it has less with <see cref="MostCandidates"/>, every vector is compared however many there are.
    /// </summary>
    public double LeastRecall { get; init => field = Share(value); } = 0.95;

    /// <summary>The most candidates that a graph's search may keep to reach <see cref="LeastRecall"/>, at least 1; 1,600 by default.</summary>
    public int MostCandidates { get; init => field = AtLeastOne(value); } = 1600;

    /// <summary>Compares with every vector however many there are: what is missed is then the embedder's doing.</summary>
    public static VectorIndexOptions Exhaustive { get; } = new() { ExactUpTo = int.MaxValue };

    /// <summary>How an index works that compares with every vector.</summary>
    public ExactIndexOptions Exact { get; init; } = new();

    /// <summary>How a graph is built and searched.</summary>
    public HnswOptions Hnsw { get; init; } = new();

    private static int AtLeastZero(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return value;
    }

    private static int AtLeastOne(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        return value;
    }

    private static double Share(double value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1);
        return value;
    }
}
