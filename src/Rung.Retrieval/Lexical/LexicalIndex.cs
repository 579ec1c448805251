namespace Rung.Retrieval.Lexical;

/// <summary>An index of passages by their terms.</summary>
public static class LexicalIndex
{
    /// <summary>Indexes passages in memory, for as long as the result is kept; nothing is written to a disk.</summary>
    /// <param name="passages">Each with an id of its own.</param>
    /// <param name="options">How to analyse and score; null: the defaults.</param>
    /// <exception cref="DuplicatePassageException">Two passages have one id.</exception>
    public static LexicalSnapshot InMemory(IEnumerable<Passage> passages, LexicalOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(passages);
        options ??= new LexicalOptions();
        options.Validate();
        var segment = SegmentBuilder.InMemory(PassageOrder.Sorted(passages), options.Analysis);
        return new LexicalSnapshot([new SegmentView(segment, Deletions: null)], new SearcherPool(options.Analysis), options.Bm25, generation: 0);
    }
}
