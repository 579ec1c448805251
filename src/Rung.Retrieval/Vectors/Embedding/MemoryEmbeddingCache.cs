namespace Rung.Retrieval.Vectors.Embedding;

/// <summary>Keeps vectors while the process runs: up to a number of them, the oldest given up first.</summary>
public sealed class MemoryEmbeddingCache : IEmbeddingCache
{
    private readonly int _most;
    private readonly Lock _lock = new();
    private readonly Dictionary<EmbeddingKey, ReadOnlyMemory<float>> _vectors = [];
    private readonly Queue<EmbeddingKey> _oldestFirst = new();

    /// <param name="most">How many vectors to keep, at least 1.</param>
    public MemoryEmbeddingCache(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        _most = most;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ReadOnlyMemory<float>?>> FindAsync(IReadOnlyList<EmbeddingKey> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (_lock)
        {
            ReadOnlyMemory<float>?[] found = [.. keys.Select(key => _vectors.TryGetValue(key, out var vector) ? vector : (ReadOnlyMemory<float>?)null)];
            return ValueTask.FromResult<IReadOnlyList<ReadOnlyMemory<float>?>>(found);
        }
    }

    /// <inheritdoc/>
    public ValueTask KeepAsync(IReadOnlyList<KeyValuePair<EmbeddingKey, ReadOnlyMemory<float>>> vectors, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        lock (_lock)
        {
            foreach (var (key, vector) in vectors.Where(pair => _vectors.TryAdd(pair.Key, pair.Value)))
            {
                _oldestFirst.Enqueue(key);
            }

            while (_vectors.Count > _most)
            {
                _vectors.Remove(_oldestFirst.Dequeue());
            }
        }

        return ValueTask.CompletedTask;
    }
}
