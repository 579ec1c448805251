using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>
/// Goes through the postings of one term in one segment, forward only; unpacks a block when it is first looked into. Holds no
/// pointer: spans of the segment are taken anew, and whoever searches keeps its file alive. One thread at a time.
/// </summary>
internal sealed class PostingCursor
{
    private readonly uint[] _passages = new uint[PostingBlock.Count];
    private readonly uint[] _occurrences = new uint[PostingBlock.Count];
    private readonly double[] _contributions = new double[PostingBlock.Count];
    private LexicalSegment _segment = null!;
    private LengthNorms? _norms;
    private TermEntry _entry;
    private double _weight;
    private int _block;
    private int _sought;
    private int _unpacked;
    private int _withOccurrences;
    private int _withContributions;
    private int _count;

    /// <summary>The most that the term can contribute in the window that was entered last.</summary>
    public double Bound { get; private set; }

    /// <param name="segment">The segment.</param>
    /// <param name="entry">The term in it.</param>
    /// <param name="weight">What the term weighs: idf × occurrences in the query.</param>
    /// <param name="norms">Those of the snapshot; not needed to visit passages only.</param>
    public void Start(LexicalSegment segment, TermEntry entry, double weight, LengthNorms? norms)
    {
        (_segment, _entry, _weight, _norms) = (segment, entry, weight, norms);
        (_block, _sought) = (0, 0);
        _unpacked = _withOccurrences = _withContributions = -1;
    }

    /// <summary>Moves to the window [start, end) and returns whether the term may occur in it; then <see cref="Bound"/> holds.</summary>
    public bool Enter(uint start, uint end)
    {
        var blocks = _segment.BlocksOf(_entry);
        while (_block < blocks.Length && blocks[_block].Last < start)
        {
            _block++;
        }

        Bound = 0;
        for (var block = _block; block < blocks.Length && (block == 0 || blocks[block - 1].Last + 1 < end); block++)
        {
            Bound = Math.Max(Bound, Bm25.Contribution(_weight, blocks[block].MostOccurrences, _norms!.Of(blocks[block].LeastLength)));
        }

        return Bound > 0;
    }

    /// <summary>Adds the contributions within the window to <paramref name="scores"/>, and marks each group of 64 that got one.</summary>
    public void AddTo(Span<double> scores, Span<byte> dirty, uint start, uint end)
    {
        var blocks = _segment.BlocksOf(_entry);
        for (var block = _block; block < blocks.Length && (block == 0 || blocks[block - 1].Last + 1 < end); block++)
        {
            Contribute(blocks, block);
            var from = FirstFrom(start);
            for (; from < _count && _passages[from] < end; from++)
            {
                var place = (int)(_passages[from] - start);
                scores[place] += _contributions[from];
                dirty[place / PassageSet.WordBits] = 1;
            }
        }
    }

    /// <summary>What the term contributes to a passage, 0 where it does not occur; passages are asked for in ascending order.</summary>
    public double ContributionTo(uint passage)
    {
        var place = Seek(passage);
        return place < 0 ? 0 : Bm25.Contribution(_weight, _occurrences[place], NormOf(passage));
    }

    /// <summary>How often the term occurs in a passage; passages are asked for in ascending order.</summary>
    public int OccurrencesIn(uint passage)
    {
        var place = Seek(passage);
        return place < 0 ? 0 : (int)_occurrences[place];
    }

    /// <summary>Adds every passage that has the term to a set.</summary>
    public void AddTo(PassageSet set)
    {
        var blocks = _segment.BlocksOf(_entry);
        for (var block = 0; block < blocks.Length; block++)
        {
            Unpack(blocks, block);
            foreach (var passage in _passages.AsSpan(0, _count))
            {
                set.Add((int)passage);
            }
        }
    }

    /// <summary>Copies all postings behind one another.</summary>
    public void CopyTo(Span<uint> passages, Span<ushort> occurrences)
    {
        var blocks = _segment.BlocksOf(_entry);
        for (var block = 0; block < blocks.Length; block++)
        {
            UnpackOccurrences(blocks, block);
            var start = block * PostingBlock.Count;
            _passages.AsSpan(0, _count).CopyTo(passages[start..]);
            for (var i = 0; i < _count; i++)
            {
                occurrences[start + i] = (ushort)_occurrences[i];
            }
        }
    }

    // The place in the unpacked block; −1 where the term does not occur.
    private int Seek(uint passage)
    {
        var blocks = _segment.BlocksOf(_entry);
        _sought = Math.Max(_sought, _block);
        while (_sought < blocks.Length && blocks[_sought].Last < passage)
        {
            _sought++;
        }

        if (_sought == blocks.Length)
        {
            return -1;
        }

        Unpack(blocks, _sought);
        var place = FirstFrom(passage);
        if (place == _count || _passages[place] != passage)
        {
            return -1;
        }

        UnpackOccurrences(blocks, _sought);
        return place;
    }

    private int FirstFrom(uint passage)
    {
        int low = 0, high = _count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _passages[middle] < passage ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private double NormOf(uint passage) => _norms!.Inverse[(int)_segment.Lengths[(int)passage]];

    private void Unpack(ReadOnlySpan<PostingBlock> blocks, int block)
    {
        if (_unpacked == block)
        {
            return;
        }

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

    private void UnpackOccurrences(ReadOnlySpan<PostingBlock> blocks, int block)
    {
        Unpack(blocks, block);
        if (_withOccurrences == block)
        {
            return;
        }

        var header = blocks[block];
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
        ref System.Runtime.CompilerServices.Unsafe.AddByteOffset(
            ref System.Runtime.CompilerServices.Unsafe.AsRef(in _segment.PayloadOf(_entry)), (nint)offset);

    private void Contribute(ReadOnlySpan<PostingBlock> blocks, int block)
    {
        UnpackOccurrences(blocks, block);
        if (_withContributions == block)
        {
            return;
        }

        var lengths = _segment.Lengths;
        var inverse = _norms!.Inverse;
        var contributions = _contributions.AsSpan(0, _count);
        for (var i = 0; i < contributions.Length; i++)
        {
            contributions[i] = _occurrences[i] * inverse[(int)lengths[(int)_passages[i]]];
        }

        Saturate(contributions, _weight);
        _withContributions = block;
    }

    // Bm25.Contribution for each, from occurrences × inverse norm: the same operations in the same order, four at a time.
    private static void Saturate(Span<double> values, double weight)
    {
        var weights = new Vector<double>(weight);
        var rounder = new Vector<double>(Bm25.Rounder);
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(values);
        foreach (ref var vector in vectors)
        {
            vector = weights - (weights / (Vector<double>.One + vector)) + rounder - rounder;
        }

        foreach (ref var value in values[(vectors.Length * Vector<double>.Count)..])
        {
            value = weight - (weight / (1 + value)) + Bm25.Rounder - Bm25.Rounder;
        }

        Debug.Assert(Bm25.Rounder > weight, "A heavier term would lose its fraction.");
    }
}
