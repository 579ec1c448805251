using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>What one search at a time needs: an analyser with its memory, and the work space of <see cref="SegmentSearch"/>.</summary>
internal sealed class Searcher(AnalysisOptions options)
{
    private readonly Analyzer _analyzer = new(options);
    private readonly List<string> _terms = [];

    public SegmentSearch Search { get; } = new();

    public List<PostingCursor> Cursors { get; } = [];

    /// <summary>The terms of a query, each once, in the order in which they come.</summary>
    public List<QueryTerm> TermsOf(string query)
    {
        _terms.Clear();
        _analyzer.Analyze(query, _terms);
        var terms = new List<QueryTerm>(_terms.Count);
        var places = new Dictionary<string, int>(_terms.Count, StringComparer.Ordinal);
        foreach (var term in _terms)
        {
            if (places.TryGetValue(term, out var place))
            {
                terms[place] = terms[place] with { Occurrences = terms[place].Occurrences + 1 };
            }
            else
            {
                places.Add(term, terms.Count);
                terms.Add(new QueryTerm(term, StoredText.ToBytes(term), Occurrences: 1));
            }
        }

        return terms;
    }

    /// <summary>Forgets the last search.</summary>
    public void Clear()
    {
        Search.Clear();
        Cursors.Clear();
    }
}
