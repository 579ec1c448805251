namespace Rung.Retrieval.Reranking;

/// <summary>
/// Says of given passages how well they answer a query, also of those it would not have found itself: a signal for
/// rerankers. Safe for concurrent calls.
/// </summary>
public interface IPassageScorer
{
    /// <summary>Names it in reports, such as <c>lsa cosine</c>.</summary>
    string Name { get; }

    /// <summary>One score for each passage, in their order.</summary>
    ValueTask<IReadOnlyList<double>> ScoreAsync(
        string query, IReadOnlyList<PassageId> passages, CancellationToken cancellationToken);
}
