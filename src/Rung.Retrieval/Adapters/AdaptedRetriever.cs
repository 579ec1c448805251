using Rung.Retrieval.Vectors;
using Rung.Retrieval.Vectors.Embedding;

namespace Rung.Retrieval.Adapters;

/// <summary>
/// Finds the passages whose vectors are nearest to the query's after the adapter; the index is the one that was there
/// before. A query that the embedder knows nothing of (a zero vector) finds nothing.
/// </summary>
public sealed class AdaptedRetriever : IRetriever
{
    private readonly TextEmbedder _embedder;
    private readonly QueryAdapter _adapter;
    private readonly IVectorIndex _index;

    /// <param name="name">Names it in reports.</param>
    /// <param name="embedder">Makes the query's vector; the adapter was learnt for its model.</param>
    /// <param name="adapter">Maps it.</param>
    /// <param name="index">Holds the passages' vectors; disposed of by the caller.</param>
    public AdaptedRetriever(string name, TextEmbedder embedder, QueryAdapter adapter, IVectorIndex index)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(embedder);
        ArgumentNullException.ThrowIfNull(adapter);
        ArgumentNullException.ThrowIfNull(index);
        (Name, _embedder, _adapter, _index) = (name, embedder, adapter, index);
    }

    public string Name { get; }

    public async ValueTask<IReadOnlyList<RankedPassage>> RetrieveAsync(
        RetrievalQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (string.IsNullOrWhiteSpace(query.Text))
        {
            return [];
        }

        var vector = (await _embedder.EmbedQueriesAsync([query.Text], cancellationToken))[0];
        var adapted = _adapter.Apply(vector.Span);
        return adapted.AsSpan().IndexOfAnyExcept(0f) < 0
            ? []
            : await _index.SearchAsync(
                new() { Vector = adapted, Count = query.Count, Filter = query.Filter }, cancellationToken);
    }
}
