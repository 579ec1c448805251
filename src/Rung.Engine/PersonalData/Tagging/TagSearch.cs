using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Rung.Engine.PersonalData.Tagging;

/// <summary>
/// Finds the sequence of tags with the greatest sum of scores of tags and of transitions (Viterbi). Of equal ones the first tag wins.
/// Reused for one text after another; one thread at a time.
/// </summary>
internal sealed class TagSearch
{
    /// <summary>Added to a transition that cannot be: less than any sum of scores.</summary>
    public const int Never = -1_000_000_000;

    private const int Lanes = 8;

    private byte[] _back = new byte[TagSet.Stride * 256];

    /// <summary>Writes the best tags.</summary>
    /// <param name="scores">Of each token the score of each tag, <see cref="TagSet.Stride"/> a row; overwritten with the sums.</param>
    /// <param name="transitions">From each tag the score of each next one, <see cref="TagSet.Stride"/> a row.</param>
    /// <param name="tags">One for each token.</param>
    public void Best(Span<int> scores, ReadOnlySpan<int> transitions, Span<byte> tags)
    {
        if (tags.Length == 0)
        {
            return;
        }

        if (_back.Length < scores.Length)
        {
            _back = new byte[Math.Max(scores.Length, _back.Length * 2)];
        }

        // A text begins as if an outside tag stood before it.
        Add(scores[..TagSet.Stride], transitions[..TagSet.Stride]);
        for (var i = 1; i < tags.Length; i++)
        {
            Step(scores.Slice((i - 1) * TagSet.Stride, TagSet.Stride * 2), transitions, _back.AsSpan(i * TagSet.Stride, TagSet.Stride));
        }

        Follow(scores, tags);
    }

    private static void Add(Span<int> row, ReadOnlySpan<int> other)
    {
        for (var tag = 0; tag < row.Length; tag++)
        {
            row[tag] = Math.Max(row[tag] + other[tag], Never);
        }
    }

    /// <summary>Eight tags at a time: of all tags before them the best.</summary>
    private static void Step(Span<int> rows, ReadOnlySpan<int> transitions, Span<byte> back)
    {
        var count = TagSet.Count;
        ref var before = ref MemoryMarshal.GetReference(rows);
        ref var table = ref MemoryMarshal.GetReference(transitions);
        for (var first = 0; first < count; first += Lanes)
        {
            var best = Vector256.Create(int.MinValue);
            var from = Vector256<int>.Zero;
            for (var other = 0; other < count; other++)
            {
                var score = Vector256.Create(rows[other]) + Vector256.LoadUnsafe(ref table, (nuint)((other * TagSet.Stride) + first));
                var isBetter = Vector256.GreaterThan(score, best);
                best = Vector256.ConditionalSelect(isBetter, score, best);
                from = Vector256.ConditionalSelect(isBetter, Vector256.Create(other), from);
            }

            var place = (nuint)(TagSet.Stride + first);
            var sum = Vector256.LoadUnsafe(ref before, place) + best;
            Vector256.Max(sum, Vector256.Create(Never)).StoreUnsafe(ref before, place);
            for (var lane = 0; lane < Lanes; lane++)
            {
                back[first + lane] = (byte)from[lane];
            }
        }
    }

    private void Follow(ReadOnlySpan<int> sums, Span<byte> tags)
    {
        var last = sums.Slice((tags.Length - 1) * TagSet.Stride, TagSet.Count);
        var best = 0;
        for (var tag = 1; tag < last.Length; tag++)
        {
            best = last[tag] > last[best] ? tag : best;
        }

        for (var i = tags.Length - 1; i >= 0; i--)
        {
            tags[i] = (byte)best;
            best = _back[(i * TagSet.Stride) + best];
        }
    }
}
