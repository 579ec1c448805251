namespace Rung.Retrieval.Reranking;

/// <summary>Gives the candidates of a first retriever a second, more careful look. Safe for concurrent calls.</summary>
public interface IReranker
{
    /// <summary>Names it in reports.</summary>
    string Name { get; }

    /// <summary>
    /// All candidates with their new scores, best first; of equal score the ordinally smaller id first. The candidates
    /// come in the order of the first retriever, best first, no passage twice; there may be none.
    /// </summary>
    ValueTask<IReadOnlyList<RankedPassage>> RerankAsync(
        string query, IReadOnlyList<RerankCandidate> candidates, CancellationToken cancellationToken);
}
