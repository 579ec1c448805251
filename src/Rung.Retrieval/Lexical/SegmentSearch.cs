using System.Numerics;
using System.Runtime.Intrinsics;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>
/// Finds the best passages of a segment: block-max MaxScore over windows of passages. In each window the terms are sorted by the
/// most that they can contribute there. Those that together cannot lift a passage among the best are not gone through: they are
/// looked up only for passages that the others have brought near enough. Bounds and scores are exact sums, so that the
/// result is that of adding up everything. One thread at a time.
/// </summary>
internal sealed class SegmentSearch
{
    /// <summary>Passages of a window: their scores fit into half of a first-level cache.</summary>
    public const int Window = 2048;

    private readonly double[] _scores = new double[Window];
    private readonly byte[] _dirty = new byte[Window / PassageSet.WordBits];
    private readonly List<PostingCursor> _pool = [];
    private PostingCursor[] _active = [];
    private double[] _sums = [];
    private int _used;

    /// <summary>A cursor that stays the caller's until <see cref="Clear"/>.</summary>
    public PostingCursor Rent()
    {
        if (_used == _pool.Count)
        {
            _pool.Add(new PostingCursor());
        }

        return _pool[_used++];
    }

    /// <summary>Lets go of the cursors and of what they hold.</summary>
    public void Clear()
    {
        while (_used > 0)
        {
            _pool[--_used].Release();
        }
    }

    /// <param name="cursors">One for each term of the query that the segment has.</param>
    /// <param name="passages">How many passages the segment has.</param>
    /// <param name="allowed">Those that may be found; all when null.</param>
    /// <param name="top">Takes them.</param>
    /// <param name="segment">The segment's number in <paramref name="top"/>.</param>
    public void Run(IReadOnlyList<PostingCursor> cursors, int passages, PassageSet? allowed, TopPassages top, int segment)
    {
        if (_active.Length < cursors.Count)
        {
            _active = new PostingCursor[cursors.Count * 2];
            _sums = new double[(cursors.Count * 2) + 1];
        }

        for (var start = 0; start < passages; start += Window)
        {
            var end = (uint)Math.Min(start + Window, passages);
            var count = Enter(cursors, (uint)start, end);
            var least = top.Least(segment);
            if (count == 0 || _sums[count] < least)
            {
                continue;
            }

            var first = 0;
            while (_sums[first + 1] < least)
            {
                first++;
            }

            for (var i = first; i < count; i++)
            {
                _active[i].AddTo(_scores, _dirty, (uint)start, end);
            }

            Collect(start, first, allowed, top, segment);
        }
    }

    // The cursors that may find something in the window, the least bound first, and the sums of the bounds before each.
    private int Enter(IReadOnlyList<PostingCursor> cursors, uint start, uint end)
    {
        var count = 0;
        for (var i = 0; i < cursors.Count; i++)
        {
            var cursor = cursors[i];
            if (!cursor.Enter(start, end))
            {
                continue;
            }

            var place = count++;
            for (; place > 0 && _active[place - 1].Bound > cursor.Bound; place--)
            {
                _active[place] = _active[place - 1];
            }

            _active[place] = cursor;
        }

        for (var i = 0; i < count; i++)
        {
            _sums[i + 1] = _sums[i] + _active[i].Bound;
        }

        return count;
    }

    private void Collect(int start, int first, PassageSet? allowed, TopPassages top, int segment)
    {
        for (var group = 0; group < _dirty.Length; group++)
        {
            if (_dirty[group] == 0)
            {
                continue;
            }

            _dirty[group] = 0;
            var scores = _scores.AsSpan(group * PassageSet.WordBits, PassageSet.WordBits);
            var candidates = AtLeast(scores, top.Least(segment) - _sums[first]);
            var firstPassage = start + (group * PassageSet.WordBits);
            candidates &= allowed is null ? ulong.MaxValue : allowed.Words[firstPassage / PassageSet.WordBits];
            for (; candidates != 0; candidates &= candidates - 1)
            {
                var place = BitOperations.TrailingZeroCount(candidates);
                Complete(scores[place], firstPassage + place, first, top, segment);
            }

            scores.Clear();
        }
    }

    private void Complete(double score, int passage, int first, TopPassages top, int segment)
    {
        var least = top.Least(segment);
        for (var i = first - 1; i >= 0; i--)
        {
            if (score + _sums[i + 1] < least)
            {
                return;
            }

            score += _active[i].ContributionTo((uint)passage);
        }

        if (score >= least)
        {
            top.Offer(score, segment, passage);
        }
    }

    /// <summary>A bit for each of 64 scores that is not less.</summary>
    internal static ulong AtLeast(ReadOnlySpan<double> scores, double least)
    {
        var bound = Vector256.Create(least);
        var bits = 0UL;
        for (var i = 0; i < PassageSet.WordBits; i += Vector256<double>.Count)
        {
            var four = Vector256.Create(scores.Slice(i, Vector256<double>.Count));
            bits |= (ulong)Vector256.GreaterThanOrEqual(four, bound).ExtractMostSignificantBits() << i;
        }

        return bits;
    }
}
