using Rung.Retrieval.Lexical;

namespace Rung.Retrieval.Tests.Lexical;

/// <summary>The obvious BM25: every passage, every term of the query, all added up, all sorted.</summary>
internal sealed class PlainBm25
{
    private readonly AnalysisOptions _analysis;
    private readonly Bm25Options _bm25;
    private readonly List<(Passage Passage, Dictionary<string, int> Counts, int Length)> _passages = [];
    private readonly Dictionary<string, int> _having = new(StringComparer.Ordinal);
    private readonly double _averageLength;

    public PlainBm25(IEnumerable<Passage> passages, AnalysisOptions analysis, Bm25Options bm25)
    {
        (_analysis, _bm25) = (analysis, bm25);
        var analyzer = new Analyzer(analysis);
        foreach (var passage in passages)
        {
            var terms = new List<string>();
            analyzer.Analyze(passage, terms);
            var counts = terms.GroupBy(term => term, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
            _passages.Add((passage, counts, terms.Count));
            foreach (var term in counts.Keys)
            {
                _having[term] = _having.GetValueOrDefault(term) + 1;
            }
        }

        _averageLength = _passages.Sum(one => (double)one.Length) / _passages.Count;
    }

    public RankedPassage[] Retrieve(RetrievalQuery query)
    {
        var terms = new List<string>();
        new Analyzer(_analysis).Analyze(query.Text, terms);
        var weights = terms.GroupBy(term => term, StringComparer.Ordinal)
            .Select(group => (Term: group.Key, Weight: Bm25.Idf(_passages.Count, _having.GetValueOrDefault(group.Key)) * group.Count()))
            .ToArray();
        return
        [
            .. _passages.Where(one => query.Filter?.Passes(one.Passage.Metadata) != false)
                .Select(one => new RankedPassage(one.Passage.Id, Score(one.Counts, one.Length, weights)))
                .Where(ranked => ranked.Score > 0)
                .OrderByDescending(ranked => ranked.Score)
                .ThenBy(ranked => ranked.Id.Value, StringComparer.Ordinal)
                .Take(query.Count),
        ];
    }

    private double Score(Dictionary<string, int> counts, int length, (string Term, double Weight)[] weights)
    {
        var inverseNorm = 1 / (_bm25.K1 * (1 - _bm25.B + (_bm25.B * length / _averageLength)));
        var score = 0.0;
        foreach (var (term, weight) in weights)
        {
            if (counts.TryGetValue(term, out var occurrences))
            {
                var contribution = weight - (weight / (1 + (occurrences * inverseNorm)));
                score += Math.Round(contribution * 4294967296.0, MidpointRounding.ToEven) / 4294967296.0;
            }
        }

        return score;
    }
}
