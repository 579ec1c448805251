namespace Rung.Retrieval;

/// <summary>Finds the passages that answer a query. Safe for concurrent calls.</summary>
public interface IRetriever
{
    /// <summary>Names it in reports, such as <c>bm25</c>.</summary>
    string Name { get; }

    /// <summary>
    /// The best passages, best first; of equal score the one whose id is ordinally smaller first. Never more than
    /// <see cref="RetrievalQuery.Count"/>, fewer when nothing else was found; no passage twice.
    /// </summary>
    ValueTask<IReadOnlyList<RankedPassage>> RetrieveAsync(RetrievalQuery query, CancellationToken cancellationToken);
}
