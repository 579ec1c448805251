using System.Runtime.InteropServices;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>Makes a segment from passages, which are added in the ordinal order of their ids. One thread at a time.</summary>
internal sealed class SegmentBuilder(ChecksummedWriter writer, Analyzer analyzer)
{
    private readonly SegmentWriter _segment = new(writer);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _terms = [];
    private readonly List<int> _having = [];
    private readonly List<Posting> _postings = [];
    private readonly List<uint> _lengths = [];
    private readonly List<string> _found = [];
    private readonly List<int> _touched = [];
    private readonly List<int> _occurrences = [];

    /// <summary>A segment that is never written to a disk.</summary>
    public static LexicalSegment InMemory(IEnumerable<Passage> sorted, AnalysisOptions options)
    {
        const string name = "a segment in memory";
        using var stream = new MemoryStream();
        using var writer = new ChecksummedWriter(stream, SegmentPlan.Kind);
        var builder = new SegmentBuilder(writer, new Analyzer(options));
        foreach (var passage in sorted)
        {
            builder.Add(passage);
        }

        builder.Finish(name);
        return new LexicalSegment(ChecksummedFile.Of(name, SegmentPlan.Kind, stream.GetBuffer().AsSpan(0, (int)stream.Length)));
    }

    public void Add(Passage passage)
    {
        _segment.Passages.Add(passage);
        _found.Clear();
        analyzer.Analyze(passage, _found);
        foreach (var term in _found)
        {
            Count(term);
        }

        foreach (var (name, value) in passage.Metadata)
        {
            Count(FilterTerm.Of(name, value));
        }

        foreach (var number in _touched)
        {
            var occurrences = Math.Min(_occurrences[number], Bm25.MostOccurrences);
            _postings.Add(new Posting(number, (uint)_lengths.Count, (ushort)occurrences));
            _occurrences[number] = 0;
            _having[number]++;
        }

        _touched.Clear();
        _lengths.Add((uint)Math.Min(_found.Count, Bm25.LongestLength));
    }

    public PartFile Finish(string name)
    {
        _segment.BeginTerms([.. _lengths]);
        var order = Order(out var keys);
        var (starts, passages, occurrences) = Arrange(order);
        for (var i = 0; i < order.Length; i++)
        {
            var range = starts[i]..starts[i + 1];
            _segment.Add(keys[i], passages.AsSpan(range), occurrences.AsSpan(range));
        }

        return _segment.Finish(name);
    }

    private void Count(string term)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, term, out var isKnown);
        if (!isKnown)
        {
            number = _terms.Count;
            _terms.Add(term);
            _having.Add(0);
            _occurrences.Add(0);
        }

        if (_occurrences[number]++ == 0)
        {
            _touched.Add(number);
        }
    }

    // The numbers of the terms in the order of their bytes.
    private int[] Order(out byte[][] keys)
    {
        keys = [.. _terms.Select(StoredText.ToBytes)];
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(keys, order, ByteOrder.Instance);
        return order;
    }

    // A counting sort: the postings of each term stay in the order of passages.
    private (int[] Starts, uint[] Passages, ushort[] Occurrences) Arrange(int[] order)
    {
        var starts = new int[order.Length + 1];
        var next = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            next[order[i]] = starts[i];
            starts[i + 1] = starts[i] + _having[order[i]];
        }

        var passages = new uint[_postings.Count];
        var occurrences = new ushort[_postings.Count];
        foreach (var posting in CollectionsMarshal.AsSpan(_postings))
        {
            var place = next[posting.Term]++;
            passages[place] = posting.Passage;
            occurrences[place] = posting.Occurrences;
        }

        return (starts, passages, occurrences);
    }

    private readonly record struct Posting(int Term, uint Passage, ushort Occurrences);
}
