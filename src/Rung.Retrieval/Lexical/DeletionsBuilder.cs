using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>
/// Deletes passages from a segment. Which terms they had is found by analysing their kept texts once more: that costs the
/// change what it is worth, and the index nothing. One thread at a time.
/// </summary>
internal sealed class DeletionsBuilder
{
    private readonly LexicalSegment _segment;
    private readonly Analyzer _analyzer;
    private readonly PassageSet _gone;
    private readonly Dictionary<int, int> _having = [];
    private readonly List<string> _found = [];
    private long _length;

    /// <param name="segment">The segment.</param>
    /// <param name="before">What was deleted from it before.</param>
    /// <param name="analyzer">Analyses as the segment was analysed.</param>
    public DeletionsBuilder(LexicalSegment segment, LexicalDeletions? before, Analyzer analyzer)
    {
        _segment = segment;
        _analyzer = analyzer;
        _gone = before?.Gone.Copy() ?? new PassageSet(segment.Passages.Count);
        _length = before?.Length ?? 0;
        for (var i = 0; i < (before?.Terms.Length ?? 0); i++)
        {
            _having.Add(before!.Terms[i], before.Having[i]);
        }
    }

    /// <summary>Whether every passage is deleted.</summary>
    public bool IsAll => _gone.Count == _gone.Size;

    /// <summary>Deletes a passage, if it is not deleted yet.</summary>
    public void Delete(int passage)
    {
        if (!_gone.Add(passage))
        {
            return;
        }

        _length += _segment.Lengths[passage];
        _found.Clear();
        _analyzer.Analyze(_segment.Passages.Read(passage), _found);
        foreach (var term in _found.Distinct(StringComparer.Ordinal))
        {
            var number = _segment.Find(StoredText.ToBytes(term));
            if (number < 0)
            {
                throw _segment.File.Damaged("a passage has a term that its segment does not have");
            }

            _having[number] = _having.GetValueOrDefault(number) + 1;
        }
    }

    public LexicalDeletions Build()
    {
        int[] terms = [.. _having.Keys.Order()];
        return new LexicalDeletions(_gone, _length, terms, Array.ConvertAll(terms, term => _having[term]));
    }
}
