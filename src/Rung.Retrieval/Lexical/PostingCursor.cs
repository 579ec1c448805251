using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>Goes through the postings of one term in one segment, forward only, and weighs them. One thread at a time.</summary>
internal sealed class PostingCursor
{
    private readonly PostingReader _reader = new();
    private readonly double[] _contributions = new double[PostingBlock.Count];
    private LexicalSegment _segment = null!;
    private LengthNorms? _norms;
    private double _weight;
    private int _block;
    private int _sought;
    private int _withContributions;

    /// <summary>The most that the term can contribute in the window that was entered last.</summary>
    public double Bound { get; private set; }

    /// <param name="segment">The segment.</param>
    /// <param name="entry">The term in it.</param>
    /// <param name="weight">What the term weighs: idf × occurrences in the query.</param>
    /// <param name="norms">Those of the snapshot; not needed to visit passages only.</param>
    public void Start(LexicalSegment segment, TermEntry entry, double weight, LengthNorms? norms)
    {
        _reader.Start(segment, entry);
        (_segment, _weight, _norms) = (segment, weight, norms);
        (_block, _sought, _withContributions) = (0, 0, -1);
    }

    /// <summary>Lets go of the segment, so that its file may be unmapped.</summary>
    public void Release()
    {
        _reader.Release();
        _segment = null!;
    }

    /// <summary>Moves to the window [start, end) and returns whether the term may occur in it; then <see cref="Bound"/> holds.</summary>
    public bool Enter(uint start, uint end)
    {
        var blocks = _reader.Blocks;
        while (_block < blocks.Length && blocks[_block].Last < start)
        {
            _block++;
        }

        Bound = 0;
        for (var block = _block; Reaches(blocks, block, end); block++)
        {
            Bound = Math.Max(Bound, Bm25.Contribution(_weight, blocks[block].MostOccurrences, _norms!.Of(blocks[block].LeastLength)));
        }

        return Bound > 0;
    }

    /// <summary>Adds the contributions within the window to <paramref name="scores"/>, and marks each group of 64 that got one.</summary>
    public void AddTo(Span<double> scores, Span<byte> dirty, uint start, uint end)
    {
        var blocks = _reader.Blocks;
        for (var block = _block; Reaches(blocks, block, end); block++)
        {
            Contribute(block);
            var passages = _reader.Passages;
            for (var i = _reader.FirstFrom(start); i < passages.Length && passages[i] < end; i++)
            {
                var place = (int)(passages[i] - start);
                scores[place] += _contributions[i];
                dirty[place / PassageSet.WordBits] = 1;
            }
        }
    }

    /// <summary>What the term contributes to a passage, 0 where it does not occur; passages are asked for in ascending order.</summary>
    public double ContributionTo(uint passage)
    {
        var occurrences = OccurrencesIn(passage);
        return occurrences == 0
            ? 0
            : Bm25.Contribution(_weight, occurrences, _norms!.Inverse[(int)_segment.Lengths[(int)passage]]);
    }

    /// <summary>How often the term occurs in a passage; passages are asked for in ascending order.</summary>
    public int OccurrencesIn(uint passage)
    {
        var blocks = _reader.Blocks;
        _sought = Math.Max(_sought, _block);
        while (_sought < blocks.Length && blocks[_sought].Last < passage)
        {
            _sought++;
        }

        if (_sought == blocks.Length)
        {
            return 0;
        }

        _reader.Unpack(_sought);
        var place = _reader.FirstFrom(passage);
        if (place == _reader.Passages.Length || _reader.Passages[place] != passage)
        {
            return 0;
        }

        _reader.UnpackOccurrences(_sought);
        return (int)_reader.Occurrences[place];
    }

    /// <summary>Adds every passage that has the term to a set.</summary>
    public void AddTo(PassageSet set)
    {
        var count = _reader.Blocks.Length;
        for (var block = 0; block < count; block++)
        {
            _reader.Unpack(block);
            foreach (var passage in _reader.Passages)
            {
                set.Add((int)passage);
            }
        }
    }

    /// <summary>Copies all postings behind one another.</summary>
    public void CopyTo(Span<uint> passages, Span<ushort> occurrences)
    {
        var count = _reader.Blocks.Length;
        for (var block = 0; block < count; block++)
        {
            _reader.UnpackOccurrences(block);
            var start = block * PostingBlock.Count;
            _reader.Passages.CopyTo(passages[start..]);
            for (var i = 0; i < _reader.Occurrences.Length; i++)
            {
                occurrences[start + i] = (ushort)_reader.Occurrences[i];
            }
        }
    }

    private static bool Reaches(ReadOnlySpan<PostingBlock> blocks, int block, uint end) =>
        block < blocks.Length && (block == 0 || blocks[block - 1].Last + 1 < end);

    private void Contribute(int block)
    {
        _reader.UnpackOccurrences(block);
        if (_withContributions == block)
        {
            return;
        }

        var lengths = _segment.Lengths;
        var inverse = _norms!.Inverse;
        var passages = _reader.Passages;
        var occurrences = _reader.Occurrences;
        var contributions = _contributions.AsSpan(0, passages.Length);
        for (var i = 0; i < contributions.Length; i++)
        {
            contributions[i] = occurrences[i] * inverse[(int)lengths[(int)passages[i]]];
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
