namespace Rung.Retrieval.Reranking;

/// <summary>
/// The scores of another retriever as a signal for a reranker: each query is asked once, so deep as stated. A passage that
/// was not found counts as the last one found, for at most that is what it may have; where nothing was found, all count 0.
/// </summary>
public sealed class RetrieverScorer : IPassageScorer
{
    private readonly IRetriever _retriever;
    private readonly int _depth;

    /// <param name="retriever">Such as one by vectors beside a first retriever by words.</param>
    /// <param name="depth">How many passages it is asked for; at least 1. Default: 200.</param>
    public RetrieverScorer(IRetriever retriever, int depth = 200)
    {
        ArgumentNullException.ThrowIfNull(retriever);
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        (_retriever, _depth) = (retriever, depth);
    }

    public string Name => $"{_retriever.Name} score";

    public async ValueTask<IReadOnlyList<double>> ScoreAsync(
        string query, IReadOnlyList<PassageId> passages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(passages);
        var found = await _retriever.RetrieveAsync(new() { Text = query, Count = _depth }, cancellationToken);
        var scores = found.ToDictionary(place => place.Id, place => place.Score);
        var last = found.Count is 0 ? 0 : found[^1].Score;
        return [.. passages.Select(passage => scores.GetValueOrDefault(passage, last))];
    }
}
