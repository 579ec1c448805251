using System.Collections.Immutable;

namespace Rung.Retrieval.Vectors;

/// <summary>A passage's vector, as an index takes it.</summary>
public sealed record VectorEntry
{
    /// <summary>The passage; an entry of the same id replaces it.</summary>
    public required PassageId Id { get; init; }

    /// <summary>
    /// Finite numbers, as many as the index has dimensions. Under <see cref="VectorSimilarity.Cosine"/> not all of them zero: no angle
    /// leads to nothing. The index keeps a copy.
    /// </summary>
    public required ReadOnlyMemory<float> Vector { get; init; }

    /// <summary>What filters ask for.</summary>
    public ImmutableSortedDictionary<string, string> Metadata { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
