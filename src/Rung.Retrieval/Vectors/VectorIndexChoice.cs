using Rung.Retrieval.Vectors.Exact;
using Rung.Retrieval.Vectors.Hnsw;

namespace Rung.Retrieval.Vectors;

/// <summary>Which kind of index serves how many vectors: every one compared while that is fast enough, a graph above it.</summary>
public static class VectorIndexChoice
{
    /// <summary>Makes an empty index of the kind that suits the number of vectors to come.</summary>
    /// <param name="space">The dimension and similarity of the vectors.</param>
    /// <param name="expectedCount">About how many there will be.</param>
    /// <param name="options">Where the borders are; the defaults when null.</param>
    public static EmbeddedVectorIndex Create(VectorSpace space, long expectedCount, VectorIndexOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentOutOfRangeException.ThrowIfNegative(expectedCount);
        options ??= new VectorIndexOptions();
        if (expectedCount > options.ExactUpTo)
        {
            return new HnswVectorIndex(space, options.Hnsw);
        }

        return expectedCount >= options.QuantizedFrom
            ? new QuantizedVectorIndex(space, options.Exact)
            : new ExactVectorIndex(space, options.Exact);
    }
}
