namespace Rung.Retrieval.Reranking;

/// <summary>A retriever whose first answers get a second look.</summary>
public sealed class RerankedRetriever : IRetriever
{
    private readonly IRetriever _first;
    private readonly IReranker _reranker;
    private readonly Func<PassageId, Passage?> _find;
    private readonly RerankedRetrieverOptions _options;

    /// <param name="first">Finds the candidates.</param>
    /// <param name="reranker">Orders them anew.</param>
    /// <param name="find">Gives a passage by its id; null when it is gone, then it is left out.</param>
    /// <param name="options">How deep, and with which signals.</param>
    public RerankedRetriever(
        IRetriever first, IReranker reranker, Func<PassageId, Passage?> find, RerankedRetrieverOptions options)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(reranker);
        ArgumentNullException.ThrowIfNull(find);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _first = first;
        _reranker = reranker;
        _find = find;
        _options = options;
    }

    public string Name => $"{_first.Name} + {_reranker.Name}";

    /// <summary>
    /// The best of the candidates. When more are asked for than are looked at twice, those looked at once follow, in
    /// the first retriever's order, with scores below the last one.
    /// </summary>
    public async ValueTask<IReadOnlyList<RankedPassage>> RetrieveAsync(
        RetrievalQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var deep = query with { Count = Math.Max(query.Count, _options.Depth) };
        var found = await _first.RetrieveAsync(deep, cancellationToken);
        var candidates = await CandidatesAsync(query.Text, [.. found.Take(_options.Depth)], cancellationToken);
        var reranked = await _reranker.RerankAsync(query.Text, candidates, cancellationToken);
        var lowest = reranked.Count is 0 ? 0 : reranked[^1].Score;
        var rest = found.Skip(_options.Depth).Select((place, i) => place with { Score = lowest - 1 - i });
        return [.. reranked.Concat(rest).Take(query.Count)];
    }

    private async Task<IReadOnlyList<RerankCandidate>> CandidatesAsync(
        string query, IReadOnlyList<RankedPassage> found, CancellationToken cancellationToken)
    {
        var candidates = new List<RerankCandidate>(found.Count);
        foreach (var (id, score) in found)
        {
            if (_find(id) is { } passage)
            {
                candidates.Add(new(passage, score));
            }
        }

        return await SignalledAsync(query, candidates, cancellationToken);
    }

    private async Task<IReadOnlyList<RerankCandidate>> SignalledAsync(
        string query, List<RerankCandidate> candidates, CancellationToken cancellationToken)
    {
        if (_options.Scorers.IsEmpty)
        {
            return candidates;
        }

        PassageId[] ids = [.. candidates.Select(candidate => candidate.Passage.Id)];
        var signals = new List<IReadOnlyList<double>>();
        foreach (var scorer in _options.Scorers)
        {
            signals.Add(await scorer.ScoreAsync(query, ids, cancellationToken));
        }

        return [.. candidates.Select((candidate, i) => candidate with { Signals = [.. signals.Select(signal => signal[i])] })];
    }
}
