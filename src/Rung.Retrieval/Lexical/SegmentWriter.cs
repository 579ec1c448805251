using System.Buffers;
using System.Numerics;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>
/// Writes the file of a segment: passages in the order of their ids, then the terms in the order of their bytes, each with its
/// postings. What the postings come from – texts or other segments – is the caller's. One thread at a time.
/// </summary>
internal sealed class SegmentWriter(ChecksummedWriter writer)
{
    private readonly PostingsEncoder _encoder = new(writer);
    private readonly List<TermEntry> _entries = [];
    private readonly ArrayBufferWriter<byte> _terms = new(1 << 16);
    private readonly List<uint> _termPlaces = [0];
    private uint[] _lengths = [];

    public PassageTableWriter Passages { get; } = new(writer);

    /// <summary>Ends the passages.</summary>
    /// <param name="lengths">The length of each.</param>
    public void BeginTerms(uint[] lengths)
    {
        _lengths = lengths;
        Passages.Finish();
        writer.Write(new SegmentTotals(lengths.Length == 0 ? 0 : lengths.Max(), Reserved: 0, (ulong)lengths.Sum(length => length)));
        writer.EndSection();
        writer.Write(lengths);
        writer.EndSection();
    }

    /// <param name="term">Its bytes, greater than those of the term before.</param>
    /// <param name="passages">The passages that have it, ascending.</param>
    /// <param name="occurrences">How often each has it.</param>
    public void Add(ReadOnlySpan<byte> term, ReadOnlySpan<uint> passages, ReadOnlySpan<ushort> occurrences)
    {
        _entries.Add(_encoder.Encode(passages, occurrences, _lengths));
        _terms.Write(term);
        _termPlaces.Add((uint)_terms.WrittenCount);
    }

    /// <summary>Writes the rest of the file, through to the disk where it is one.</summary>
    public PartFile Finish(string name)
    {
        Span<byte> ahead = stackalloc byte[BlockCodec.ReadAhead];
        ahead.Clear();
        writer.Write(ahead);
        writer.EndSection();
        writer.Write(_entries.ToArray());
        writer.EndSection();
        StringTable.Write(writer, _termPlaces.ToArray(), _terms.WrittenSpan);
        writer.Write(Slots());
        writer.EndSection();
        return writer.Finish(name);
    }

    private uint[] Slots()
    {
        var slots = new uint[BitOperations.RoundUpToPowerOf2((uint)Math.Max(2 * _entries.Count, 2))];
        for (var i = 0; i < _entries.Count; i++)
        {
            var slot = Crc32C.Of(_terms.WrittenSpan[(int)_termPlaces[i]..(int)_termPlaces[i + 1]]) & (slots.Length - 1);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & (slots.Length - 1);
            }

            slots[slot] = (uint)i + 1;
        }

        return slots;
    }
}
