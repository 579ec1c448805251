using System.Runtime.CompilerServices;

namespace Rung.Retrieval.Lexical;

/// <summary>
/// Unpacks the blocks of one term in one segment, each when it is first looked into. Holds no pointer: spans of the segment are taken
/// anew, and whoever reads keeps its file alive. One thread at a time.
/// </summary>
internal sealed class PostingReader
{
    private readonly uint[] _passages = new uint[PostingBlock.Count];
    private readonly uint[] _occurrences = new uint[PostingBlock.Count];
    private LexicalSegment _segment = null!;
    private TermEntry _entry;
    private int _count;
    private int _unpacked;
    private int _withOccurrences;

    /// <summary>The headers of the term's blocks.</summary>
    public ReadOnlySpan<PostingBlock> Blocks => _segment.BlocksOf(_entry);

    /// <summary>The passages of the block that was unpacked last.</summary>
    public ReadOnlySpan<uint> Passages => _passages.AsSpan(0, _count);

    /// <summary>How often each has the term, once <see cref="UnpackOccurrences"/> was called for the block.</summary>
    public ReadOnlySpan<uint> Occurrences => _occurrences.AsSpan(0, _count);

    public void Start(LexicalSegment segment, TermEntry entry)
    {
        (_segment, _entry) = (segment, entry);
        _unpacked = _withOccurrences = -1;
    }

    /// <summary>Lets go of the segment.</summary>
    public void Release() => _segment = null!;

    /// <summary>The place of the first passage of the block that is not less; the number of passages where all are.</summary>
    public int FirstFrom(uint passage)
    {
        int low = 0, high = _count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _passages[middle] < passage ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    public void Unpack(int block)
    {
        if (_unpacked == block)
        {
            return;
        }

        var blocks = Blocks;
        _count = Math.Min(PostingBlock.Count, (int)_entry.Count - (block * PostingBlock.Count));
        var header = blocks[block];
        var passages = _passages.AsSpan(0, _count);
        BlockCodec.Unpack(in Payload(header.Offset), header.DeltaBits, passages);
        BlockCodec.Accumulate(passages, block == 0 ? uint.MaxValue : blocks[block - 1].Last);

        // The headers were checked; with this, every passage is one of the segment, whatever the payload says.
        if (passages[^1] != header.Last)
        {
            throw _segment.File.Damaged("a block of postings does not end where its header says");
        }

        _unpacked = block;
    }

    public void UnpackOccurrences(int block)
    {
        Unpack(block);
        if (_withOccurrences == block)
        {
            return;
        }

        var header = Blocks[block];
        var occurrences = _occurrences.AsSpan(0, _count);
        BlockCodec.Unpack(
            in Payload(header.Offset + (uint)BlockCodec.Bytes(_count, header.DeltaBits)), header.OccurrenceBits, occurrences);
        foreach (ref var one in occurrences)
        {
            one++;
        }

        _withOccurrences = block;
    }

    private ref readonly byte Payload(uint offset) =>
        ref Unsafe.AddByteOffset(ref Unsafe.AsRef(in _segment.PayloadOf(_entry)), (nint)offset);
}
