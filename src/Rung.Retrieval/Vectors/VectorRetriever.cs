using Rung.Retrieval.Vectors.Embedding;

namespace Rung.Retrieval.Vectors;

/// <summary>
/// Finds the passages whose vectors are nearest to the query's. A query that the embedder knows nothing of (a zero vector) finds nothing.
/// </summary>
public sealed class VectorRetriever : IRetriever
{
    /// <param name="name">Names it in reports.</param>
    /// <param name="embedder">Makes the query's vector; the passages' must come from the same model.</param>
    /// <param name="index">Holds the passages' vectors; disposed of by the caller.</param>
    /// <exception cref="EmbeddingException">The embedder's vectors have another dimension than the index's; the search says so, too.</exception>
    public VectorRetriever(string name, TextEmbedder embedder, IVectorIndex index)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(embedder);
        ArgumentNullException.ThrowIfNull(index);
        (Name, Embedder, Index) = (name, embedder, index);
        ThrowIfApart(embedder.Dimension);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Makes the query's vector.</summary>
    public TextEmbedder Embedder { get; }

    /// <summary>Holds the passages' vectors.</summary>
    public IVectorIndex Index { get; }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<RankedPassage>> RetrieveAsync(RetrievalQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (string.IsNullOrWhiteSpace(query.Text))
        {
            return [];
        }

        var vector = (await Embedder.EmbedQueriesAsync([query.Text], cancellationToken))[0];
        ThrowIfApart(vector.Length);
        return vector.Span.IndexOfAnyExcept(0f) < 0
            ? []
            : await Index.SearchAsync(new VectorQuery { Vector = vector, Count = query.Count, Filter = query.Filter }, cancellationToken);
    }

    private void ThrowIfApart(int dimension)
    {
        if (dimension != 0 && dimension != Index.Space.Dimension)
        {
            throw new EmbeddingException(FormattableString.Invariant(
                $"'{Name}': the index has vectors of {Index.Space.Dimension} components, and the query's has {dimension}. Index again with the embedder that the queries are asked with."));
        }
    }
}
