using System.Collections.Concurrent;

namespace Rung.Retrieval.Lexical;

/// <summary>The searchers of an index that are not searching. Safe for concurrent calls.</summary>
internal sealed class SearcherPool(AnalysisOptions options)
{
    private readonly ConcurrentBag<Searcher> _idle = [];

    public AnalysisOptions Options => options;

    public Searcher Rent() => _idle.TryTake(out var searcher) ? searcher : new Searcher(options);

    public void Return(Searcher searcher)
    {
        searcher.Clear();
        _idle.Add(searcher);
    }
}
