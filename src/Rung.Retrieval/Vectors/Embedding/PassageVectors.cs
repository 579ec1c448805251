namespace Rung.Retrieval.Vectors.Embedding;

/// <summary>Brings passages into an index of vectors.</summary>
public static class PassageVectors
{
    /// <summary>
    /// Embeds passages and adds them, or replaces those of the same id. A passage whose vector is zero, because the embedder knows nothing
    /// of its text, is left out, and taken out where it was in.
    /// </summary>
    /// <returns>The passages left out.</returns>
    public static async ValueTask<IReadOnlyList<PassageId>> PutAsync(
        IReadOnlyList<Passage> passages, TextEmbedder embedder, IVectorIndex index, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(passages);
        ArgumentNullException.ThrowIfNull(embedder);
        ArgumentNullException.ThrowIfNull(index);
        return await PutAsync(passages, await embedder.EmbedPassagesAsync(passages, cancellationToken), index, cancellationToken);
    }

    /// <summary>The same with vectors that are there.</summary>
    public static async ValueTask<IReadOnlyList<PassageId>> PutAsync(
        IReadOnlyList<Passage> passages, IReadOnlyList<ReadOnlyMemory<float>> vectors, IVectorIndex index, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(passages);
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentNullException.ThrowIfNull(index);
        var (entries, leftOut) = (new List<VectorEntry>(passages.Count), new List<PassageId>());
        foreach (var (passage, vector) in passages.Zip(vectors))
        {
            if (vector.Span.IndexOfAnyExcept(0f) < 0)
            {
                leftOut.Add(passage.Id);
            }
            else
            {
                entries.Add(new VectorEntry { Id = passage.Id, Vector = vector, Metadata = passage.Metadata });
            }
        }

        await index.PutAsync(entries, cancellationToken);
        await index.DeleteAsync(leftOut, cancellationToken);
        return leftOut;
    }
}
