using System.Collections.Immutable;

namespace Rung.Retrieval.Lexical;

/// <summary>
/// A lexical index as of one commit, which searches by BM25 and does not change any more. Its files stay mapped as long as it is in
/// use; there is nothing to dispose. Safe for concurrent calls.
/// </summary>
public sealed class LexicalSnapshot : IRetriever
{
    private readonly SearcherPool _pool;
    private readonly LengthNorms _norms;

    internal LexicalSnapshot(ImmutableArray<SegmentView> segments, SearcherPool pool, Bm25Options bm25, long generation)
    {
        // The largest first: the best passages are soon known, and smaller segments are passed over the faster.
        Segments = [.. segments.OrderByDescending(view => view.Count)];
        _pool = pool;
        Generation = generation;
        Count = Segments.Sum(view => (long)view.Count);
        var length = Segments.Sum(view => view.Length);
        AverageLength = length > 0 ? (double)length / Count : 1;
        var longest = Segments.IsEmpty ? 0 : Segments.Max(view => (int)view.Segment.Totals.LongestLength);
        _norms = new LengthNorms(bm25, longest, AverageLength);
    }

    /// <summary><c>bm25</c>.</summary>
    public string Name => "bm25";

    /// <summary>Which commit it is; 0 before the first.</summary>
    public long Generation { get; }

    /// <summary>How many passages can be found.</summary>
    public long Count { get; }

    /// <summary>How many terms a passage has on average; 1 where none has any.</summary>
    public double AverageLength { get; }

    internal ImmutableArray<SegmentView> Segments { get; }

    /// <summary>The same passages and terms, scored with other numbers.</summary>
    public LexicalSnapshot ScoredBy(Bm25Options bm25)
    {
        ArgumentNullException.ThrowIfNull(bm25);
        bm25.Validate();
        return new(Segments, _pool, bm25, Generation);
    }

    /// <summary>How many bytes its files take, on a disk or in memory.</summary>
    public long ByteCount => Segments.Sum(view => view.Segment.File.Length);

    public ValueTask<IReadOnlyList<RankedPassage>> RetrieveAsync(RetrievalQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Count, 1);
        var searcher = _pool.Rent();
        try
        {
            return ValueTask.FromResult<IReadOnlyList<RankedPassage>>(Retrieve(query, searcher, cancellationToken));
        }
        finally
        {
            _pool.Return(searcher);
            GC.KeepAlive(this);
        }
    }

    /// <summary>How the score of a passage for a query comes about; <see langword="null"/> where there is no such passage.</summary>
    public LexicalExplanation? Explain(string query, PassageId passage)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (Locate(passage) is not var (segment, number))
        {
            return null;
        }

        var searcher = _pool.Rent();
        try
        {
            var plan = new QueryPlan(searcher.TermsOf(query), Segments, Count);
            var terms = Enumerable.Range(0, plan.Terms.Count)
                .Select(term => Explain(plan, term, segment, number, searcher))
                .ToImmutableArray();
            return new LexicalExplanation
            {
                Passage = passage,
                Score = terms.Sum(term => term.Contribution),
                Length = (int)Segments[segment].Segment.Lengths[number],
                AverageLength = AverageLength,
                Passages = Count,
                Terms = terms,
            };
        }
        finally
        {
            _pool.Return(searcher);
            GC.KeepAlive(this);
        }
    }

    /// <summary>The whole record of a passage; <see langword="null"/> where there is none of this id.</summary>
    public Passage? Find(PassageId passage)
    {
        var found = Locate(passage) is var (segment, number) ? Segments[segment].Segment.Passages.Read(number) : null;
        GC.KeepAlive(this);
        return found;
    }

    /// <summary>The passages of a document in the ordinal order of their ids; none where the index does not have it.</summary>
    public IReadOnlyList<Passage> PassagesOf(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var passages = new List<Passage>();
        foreach (var view in Segments)
        {
            var number = view.Segment.Passages.FindDocument(document);
            if (number >= 0)
            {
                passages.AddRange(view.Segment.Passages.PassagesOf(number).ToArray()
                    .Where(passage => view.Has((int)passage))
                    .Select(passage => view.Segment.Passages.Read((int)passage)));
            }
        }

        GC.KeepAlive(this);
        return passages;
    }

    /// <summary>Every passage, segment by segment; within one, in the ordinal order of ids.</summary>
    public IEnumerable<Passage> AllPassages()
    {
        foreach (var view in Segments)
        {
            for (var passage = 0; passage < view.Segment.Passages.Count; passage++)
            {
                if (view.Has(passage))
                {
                    yield return view.Segment.Passages.Read(passage);
                }
            }
        }

        GC.KeepAlive(this);
    }

    /// <summary>The passages that are not held elsewhere; no other text is read.</summary>
    /// <param name="held">Those that are; the passages of this snapshot are taken out, so that what is left is gone.</param>
    internal List<Passage> Beside(HashSet<PassageId> held)
    {
        var beside = new List<Passage>();
        foreach (var view in Segments)
        {
            for (var passage = 0; passage < view.Segment.Passages.Count; passage++)
            {
                if (view.Has(passage) && !held.Remove(view.Segment.Passages.IdOf(passage)))
                {
                    beside.Add(view.Segment.Passages.Read(passage));
                }
            }
        }

        GC.KeepAlive(this);
        return beside;
    }

    private RankedPassage[] Retrieve(RetrievalQuery query, Searcher searcher, CancellationToken cancellationToken)
    {
        var plan = new QueryPlan(searcher.TermsOf(query.Text), Segments, Count);
        var top = new TopPassages(query.Count, (segment, passage) => Segments[segment].Segment.Passages.IdOf(passage).Value);
        for (var segment = 0; segment < Segments.Length; segment++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            searcher.Clear();
            for (var term = 0; term < plan.Terms.Count; term++)
            {
                var cursor = searcher.Search.Rent();
                if (plan.TryStart(cursor, segment, term, _norms))
                {
                    searcher.Cursors.Add(cursor);
                }
            }

            if (searcher.Cursors.Count > 0)
            {
                var allowed = Segments[segment].Allowed(query.Filter, searcher.Search.Rent());
                searcher.Search.Run(searcher.Cursors, Segments[segment].Segment.Passages.Count, allowed, top, segment);
            }
        }

        return Array.ConvertAll(
            top.Drain(), found => new RankedPassage(Segments[found.Segment].Segment.Passages.IdOf(found.Passage), found.Score));
    }

    private TermExplanation Explain(QueryPlan plan, int term, int segment, int passage, Searcher searcher)
    {
        var cursor = searcher.Search.Rent();
        var isThere = plan.TryStart(cursor, segment, term, _norms);
        return new TermExplanation(
            plan.Terms[term].Text,
            plan.Terms[term].Occurrences,
            plan.Having(term),
            plan.Idfs[term],
            isThere ? cursor.OccurrencesIn((uint)passage) : 0,
            isThere ? cursor.ContributionTo((uint)passage) : 0);
    }

    private (int Segment, int Number)? Locate(PassageId passage)
    {
        for (var segment = 0; segment < Segments.Length; segment++)
        {
            var number = Segments[segment].Segment.Passages.Find(passage);
            if (number >= 0 && Segments[segment].Has(number))
            {
                return (segment, number);
            }
        }

        return null;
    }
}
