using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>Copies the passages of several segments into one, in the order of their ids, and keeps where each went.</summary>
internal sealed class PassageMerge
{
    /// <summary>Where a deleted passage went.</summary>
    public const uint Nowhere = uint.MaxValue;

    private readonly IReadOnlyList<SegmentView> _sources;
    private readonly int[] _next;
    private readonly string?[][] _documents;

    private PassageMerge(IReadOnlyList<SegmentView> sources)
    {
        _sources = sources;
        _next = new int[sources.Count];
        _documents = [.. sources.Select(source => new string?[source.Segment.Passages.DocumentCount])];
        NewNumbers = [.. sources.Select(source => new uint[source.Segment.Passages.Count])];
        Lengths = new uint[sources.Sum(source => source.Count)];
    }

    /// <summary>For each source, by its passages' numbers, their new numbers.</summary>
    public uint[][] NewNumbers { get; }

    /// <summary>The length of each passage, by its new number.</summary>
    public uint[] Lengths { get; }

    public static PassageMerge Copy(IReadOnlyList<SegmentView> sources, PassageTableWriter target, CancellationToken cancellationToken)
    {
        var merge = new PassageMerge(sources);
        for (var source = 0; source < sources.Count; source++)
        {
            merge.SkipDeleted(source);
        }

        for (var number = 0; number < merge.Lengths.Length; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            merge.CopyOne(merge.Least(), number, target);
        }

        return merge;
    }

    private int Least()
    {
        var least = -1;
        for (var source = 0; source < _sources.Count; source++)
        {
            if (_next[source] < NewNumbers[source].Length && (least < 0 || StoredText.Compare(IdOf(source), IdOf(least)) < 0))
            {
                least = source;
            }
        }

        return least;
    }

    private ReadOnlySpan<byte> IdOf(int source) => _sources[source].Segment.Passages.IdBytesOf(_next[source]);

    private void CopyOne(int source, int number, PassageTableWriter target)
    {
        var passage = _next[source]++;
        var passages = _sources[source].Segment.Passages;
        var document = passages.DocumentOf(passage);
        var name = _documents[source][document] ??= passages.DocumentName(document);
        target.Add(passages.IdBytesOf(passage), name, passages.RecordOf(passage));
        Lengths[number] = _sources[source].Segment.Lengths[passage];
        NewNumbers[source][passage] = (uint)number;
        SkipDeleted(source);
    }

    private void SkipDeleted(int source)
    {
        ref var next = ref _next[source];
        while (next < NewNumbers[source].Length && !_sources[source].Has(next))
        {
            NewNumbers[source][next++] = Nowhere;
        }
    }
}
