using System.Collections.Immutable;

namespace Rung.Retrieval.Lexical;

/// <summary>The terms of a query in the segments of a snapshot: where each stands, how many passages have it, what it weighs.</summary>
internal sealed class QueryPlan
{
    private readonly ImmutableArray<SegmentView> _segments;
    private readonly int[][] _numbers;
    private readonly long[] _having;

    public QueryPlan(List<QueryTerm> terms, ImmutableArray<SegmentView> segments, long passages)
    {
        Terms = terms;
        _segments = segments;
        _numbers = [.. segments.Select(view => terms.Select(term => view.Segment.Find(term.Bytes)).ToArray())];
        _having = new long[terms.Count];
        Idfs = new double[terms.Count];
        for (var term = 0; term < terms.Count; term++)
        {
            for (var segment = 0; segment < segments.Length; segment++)
            {
                _having[term] += HavingIn(segment, _numbers[segment][term]);
            }

            Idfs[term] = Bm25.Idf(passages, _having[term]);
        }
    }

    public List<QueryTerm> Terms { get; }

    /// <summary>How rare each term is.</summary>
    public double[] Idfs { get; }

    /// <summary>How many passages that can be found have a term.</summary>
    public long Having(int term) => _having[term];

    /// <summary>Starts a cursor at a term of a segment. Returns whether the segment has it.</summary>
    public bool TryStart(PostingCursor cursor, int segment, int term, LengthNorms norms)
    {
        var number = _numbers[segment][term];
        if (number < 0)
        {
            return false;
        }

        var view = _segments[segment].Segment;
        cursor.Start(view, view.Entries[number], Idfs[term] * Terms[term].Occurrences, norms);
        return true;
    }

    private long HavingIn(int segment, int number) => number < 0
        ? 0
        : _segments[segment].Segment.Entries[number].Count - (_segments[segment].Deletions?.HavingOf(number) ?? 0);
}
