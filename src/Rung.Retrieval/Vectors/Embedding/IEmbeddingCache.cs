namespace Rung.Retrieval.Vectors.Embedding;

/// <summary>Keeps vectors that were paid for once. Safe for concurrent calls.</summary>
public interface IEmbeddingCache
{
    /// <summary>For each key the vector that was kept, or null.</summary>
    ValueTask<IReadOnlyList<ReadOnlyMemory<float>?>> FindAsync(IReadOnlyList<EmbeddingKey> keys, CancellationToken cancellationToken);

    /// <summary>Keeps vectors; one that is kept already may be replaced.</summary>
    ValueTask KeepAsync(IReadOnlyList<KeyValuePair<EmbeddingKey, ReadOnlyMemory<float>>> vectors, CancellationToken cancellationToken);
}
