using Rung.Retrieval.Lexical;

namespace Rung.Retrieval.Studies.Lexical;

/// <summary>What one would write in an hour: postings in a dictionary, scores in a dictionary, a sort at the end.</summary>
internal sealed class NaiveBm25
{
    private readonly Analyzer _analyzer = new(new AnalysisOptions());
    private readonly Dictionary<string, List<(int Passage, int Occurrences)>> _postings = new(StringComparer.Ordinal);
    private readonly List<PassageId> _ids = [];
    private readonly List<int> _lengths = [];
    private readonly List<string> _terms = [];
    private double _averageLength;

    public void Add(Passage passage)
    {
        _terms.Clear();
        _analyzer.Analyze(passage, _terms);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var term in _terms)
        {
            counts[term] = counts.GetValueOrDefault(term) + 1;
        }

        foreach (var (term, count) in counts)
        {
            if (!_postings.TryGetValue(term, out var postings))
            {
                _postings.Add(term, postings = []);
            }

            postings.Add((_ids.Count, count));
        }

        _ids.Add(passage.Id);
        _lengths.Add(_terms.Count);
        _averageLength = _lengths.Count == 1 ? _terms.Count : _averageLength + ((_terms.Count - _averageLength) / _lengths.Count);
    }

    public RankedPassage[] Retrieve(string query, int count)
    {
        _terms.Clear();
        _analyzer.Analyze(query, _terms);
        var scores = new Dictionary<int, double>();
        foreach (var term in _terms)
        {
            if (!_postings.TryGetValue(term, out var postings))
            {
                continue;
            }

            var idf = Math.Log(1 + ((_ids.Count - postings.Count + 0.5) / (postings.Count + 0.5)));
            foreach (var (passage, occurrences) in postings)
            {
                var norm = 0.9 * (0.6 + (0.4 * _lengths[passage] / _averageLength));
                scores[passage] = scores.GetValueOrDefault(passage) + (idf * occurrences / (occurrences + norm));
            }
        }

        return [.. scores.OrderByDescending(one => one.Value).Take(count).Select(one => new RankedPassage(_ids[one.Key], one.Value))];
    }
}
