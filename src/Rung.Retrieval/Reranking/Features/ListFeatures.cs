namespace Rung.Retrieval.Reranking.Features;

/// <summary>What the list of candidates says of each: its place, and what else was found of its document.</summary>
internal sealed class ListFeatures
{
    // Neighbours share a border, or little more than a heading lies between them.
    private const int NeighbourGap = 200;

    private readonly IReadOnlyList<RerankCandidate> _candidates;
    private readonly double[] _scores;
    private readonly ILookup<string, int> _ofDocument;

    public ListFeatures(IReadOnlyList<RerankCandidate> candidates)
    {
        _candidates = candidates;
        _scores = Scaled(candidates);
        _ofDocument = Enumerable.Range(0, candidates.Count)
            .ToLookup(i => candidates[i].Passage.Document, StringComparer.Ordinal);
    }

    public void Add(FeatureRow row, int candidate)
    {
        var passage = _candidates[candidate].Passage;
        var siblings = _ofDocument[passage.Document].Where(i => i != candidate).ToList();
        row.Add("first score", _candidates[candidate].Score);
        row.Add("first score, scaled", _scores[candidate]);
        row.Add("first rank", 1.0 / (1 + candidate));
        row.Add("first rank, logarithm", Math.Log(1 + candidate));
        row.Add("best sibling", Best(siblings));
        row.Add("siblings", siblings.Sum(i => _scores[i] / (1 + i)));
        row.Add("siblings ahead", siblings.Count(i => i < candidate));
        row.Add("best neighbour", Best(siblings.Where(i => AreNeighbours(passage, _candidates[i].Passage))));
        row.Add("place in document", Math.Log(1 + passage.Span.Start));
        foreach (var (signal, value) in _candidates[candidate].Signals.Index())
        {
            row.Add($"signal {signal + 1}", value);
        }
    }

    private double Best(IEnumerable<int> candidates) => candidates.Select(i => _scores[i]).DefaultIfEmpty(0).Max();

    private static bool AreNeighbours(Passage one, Passage other) =>
        one.Span.Start <= other.Span.End + NeighbourGap && other.Span.Start <= one.Span.End + NeighbourGap;

    private static double[] Scaled(IReadOnlyList<RerankCandidate> candidates)
    {
        if (candidates.Count is 0)
        {
            return [];
        }

        var (low, high) = (candidates.Min(candidate => candidate.Score), candidates.Max(candidate => candidate.Score));
        return [.. candidates.Select(candidate => high > low ? (candidate.Score - low) / (high - low) : 1)];
    }
}
