namespace Rung.Retrieval.Vectors;

/// <summary>
/// Keeps the vectors of passages and finds the nearest. Safe for concurrent calls: a search sees every change that was acknowledged
/// before it began. An index within the process does its work before it returns; one behind a network awaits it.
/// </summary>
public interface IVectorIndex : IAsyncDisposable
{
    /// <summary>The dimension and similarity of its vectors.</summary>
    VectorSpace Space { get; }

    /// <summary>How many passages it holds.</summary>
    ValueTask<int> CountAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Adds the entries, or replaces those whose id is there, vector and metadata both; of two entries with one id the later counts.
    /// All or none of them: a vector that cannot be taken changes nothing.
    /// </summary>
    /// <exception cref="VectorException">A vector has another dimension, is not finite, or is zero under cosine.</exception>
    ValueTask PutAsync(IReadOnlyList<VectorEntry> entries, CancellationToken cancellationToken);

    /// <summary>Removes those that are there.</summary>
    /// <returns>How many there were.</returns>
    ValueTask<int> DeleteAsync(IReadOnlyCollection<PassageId> ids, CancellationToken cancellationToken);

    /// <summary>
    /// The nearest passages, nearest first; of equal score the one whose id is ordinally smaller first. The score is the similarity,
    /// to single precision, whichever way the index found the passage.
    /// </summary>
    /// <exception cref="VectorException">The vector has another dimension, is not finite, or is zero under cosine.</exception>
    ValueTask<IReadOnlyList<RankedPassage>> SearchAsync(VectorQuery query, CancellationToken cancellationToken);

    /// <summary>Answers each query as <see cref="SearchAsync"/> would; many together are read from memory once.</summary>
    ValueTask<IReadOnlyList<IReadOnlyList<RankedPassage>>> SearchManyAsync(
        IReadOnlyList<VectorQuery> queries, CancellationToken cancellationToken);
}
