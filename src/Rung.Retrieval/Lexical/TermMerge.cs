namespace Rung.Retrieval.Lexical;

/// <summary>
/// Merges the postings of segments term by term, in the order of the terms' bytes, under the new numbers of their passages.
/// </summary>
internal sealed class TermMerge(IReadOnlyList<SegmentView> sources, PassageMerge passages)
{
    private readonly int[] _next = new int[sources.Count];
    private readonly PostingCursor _cursor = new();
    private readonly List<int> _having = [];
    private uint[] _read = [];
    private ushort[] _readOccurrences = [];
    private ulong[] _packed = [];

    public void CopyTo(SegmentWriter target, CancellationToken cancellationToken)
    {
        while (FindLeast())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var term = TermOf(_having[0]);
            var count = Gather();
            if (count > 0)
            {
                Write(term, count, target);
            }

            foreach (var source in _having)
            {
                _next[source]++;
            }
        }
    }

    private ReadOnlySpan<byte> TermOf(int source) => sources[source].Segment.Terms.BytesOf(_next[source]);

    // The sources whose next term is the least.
    private bool FindLeast()
    {
        _having.Clear();
        for (var source = 0; source < sources.Count; source++)
        {
            if (_next[source] == sources[source].Segment.TermCount)
            {
                continue;
            }

            var order = _having.Count == 0 ? 0 : TermOf(source).SequenceCompareTo(TermOf(_having[0]));
            if (order < 0)
            {
                _having.Clear();
            }

            if (order <= 0)
            {
                _having.Add(source);
            }
        }

        return _having.Count > 0;
    }

    // Each posting as its new passage above its occurrences; sorted, unless it comes so.
    private int Gather()
    {
        var most = (int)_having.Sum(source => EntryOf(source).Count);
        if (_packed.Length < most)
        {
            _packed = new ulong[most * 2];
            _read = new uint[most * 2];
            _readOccurrences = new ushort[most * 2];
        }

        var count = 0;
        var isSorted = true;
        foreach (var source in _having)
        {
            var entry = EntryOf(source);
            _cursor.Start(sources[source].Segment, entry, weight: 0, norms: null);
            _cursor.CopyTo(_read, _readOccurrences);
            var numbers = passages.NewNumbers[source];
            for (var i = 0; i < entry.Count; i++)
            {
                var number = numbers[_read[i]];
                if (number != PassageMerge.Nowhere)
                {
                    isSorted &= count == 0 || _packed[count - 1] >> 16 < number;
                    _packed[count++] = ((ulong)number << 16) | _readOccurrences[i];
                }
            }
        }

        if (!isSorted)
        {
            _packed.AsSpan(0, count).Sort();
        }

        return count;
    }

    private TermEntry EntryOf(int source) => sources[source].Segment.Entries[_next[source]];

    private void Write(ReadOnlySpan<byte> term, int count, SegmentWriter target)
    {
        for (var i = 0; i < count; i++)
        {
            _read[i] = (uint)(_packed[i] >> 16);
            _readOccurrences[i] = (ushort)_packed[i];
        }

        target.Add(term, _read.AsSpan(0, count), _readOccurrences.AsSpan(0, count));
    }
}
