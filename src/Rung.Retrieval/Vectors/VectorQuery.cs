namespace Rung.Retrieval.Vectors;

/// <summary>What an index is asked: the passages nearest to a vector.</summary>
public sealed record VectorQuery
{
    /// <summary>Finite numbers, as many as the index has dimensions; under cosine not all of them zero.</summary>
    public required ReadOnlyMemory<float> Vector { get; init; }

    /// <summary>How many passages at most; at least 1.</summary>
    public int Count { get; init; } = 10;

    /// <summary>Which passages may be found; all when null.</summary>
    public PassageFilter? Filter { get; init; }

    /// <summary>Whether to compare with every vector even where the index could answer faster and miss some.</summary>
    public bool IsExhaustive { get; init; }
}
