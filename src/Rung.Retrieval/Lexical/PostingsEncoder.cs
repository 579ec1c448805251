using System.Buffers;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>
/// Writes the postings of one term after the other: the headers of its blocks, then their payloads. One thread at a time.
/// </summary>
internal sealed class PostingsEncoder(ChecksummedWriter writer)
{
    /// <summary>The blocks of every term begin at a multiple of this.</summary>
    public const int Alignment = 4;

    private readonly List<PostingBlock> _blocks = [];
    private readonly ArrayBufferWriter<byte> _payload = new(1 << 12);
    private readonly uint[] _values = new uint[PostingBlock.Count];

    /// <param name="passages">The passages that have the term, ascending; at least one.</param>
    /// <param name="occurrences">How often each has it.</param>
    /// <param name="lengths">The length of every passage of the segment.</param>
    public TermEntry Encode(ReadOnlySpan<uint> passages, ReadOnlySpan<ushort> occurrences, ReadOnlySpan<uint> lengths)
    {
        Debug.Assert(!passages.IsEmpty && passages.Length == occurrences.Length, "A term that is in the index occurs in it.");
        _blocks.Clear();
        _payload.ResetWrittenCount();
        var before = uint.MaxValue;
        for (var start = 0; start < passages.Length; start += PostingBlock.Count)
        {
            var count = Math.Min(PostingBlock.Count, passages.Length - start);
            EncodeBlock(passages.Slice(start, count), occurrences.Slice(start, count), lengths, before);
            before = passages[start + count - 1];
        }

        var offset = writer.SectionLength;
        writer.Write(CollectionsMarshal.AsSpan(_blocks));
        writer.Write(_payload.WrittenSpan);
        writer.Align(Alignment);
        return new TermEntry((ulong)offset, (uint)passages.Length, (uint)(writer.SectionLength - offset));
    }

    // Distances less one: behind passage −1, which is 2³² − 1, the first passage is its own distance less one.
    private void EncodeBlock(ReadOnlySpan<uint> passages, ReadOnlySpan<ushort> occurrences, ReadOnlySpan<uint> lengths, uint before)
    {
        var values = _values.AsSpan(0, passages.Length);
        uint mostDelta = 0, mostOccurrences = 0, leastLength = ushort.MaxValue;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = unchecked(passages[i] - before - 1);
            before = passages[i];
            mostDelta = Math.Max(mostDelta, values[i]);
            mostOccurrences = Math.Max(mostOccurrences, occurrences[i]);
            leastLength = Math.Min(leastLength, lengths[(int)passages[i]]);
        }

        var block = new PostingBlock(
            before, (uint)_payload.WrittenCount, (ushort)mostOccurrences, (ushort)leastLength,
            (byte)BlockCodec.BitsFor(mostDelta), (byte)BlockCodec.BitsFor(mostOccurrences - 1), Reserved: 0);
        _blocks.Add(block);
        Pack(values, block.DeltaBits);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = occurrences[i] - 1u;
        }

        Pack(values, block.OccurrenceBits);
    }

    private void Pack(ReadOnlySpan<uint> values, int bits)
    {
        var bytes = BlockCodec.Bytes(values.Length, bits);
        if (bytes > 0)
        {
            BlockCodec.Pack(values, bits, _payload.GetSpan(bytes));
            _payload.Advance(bytes);
        }
    }
}
