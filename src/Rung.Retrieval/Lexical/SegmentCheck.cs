using System.Numerics;
using System.Runtime.InteropServices;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>
/// Checks all that a search relies on without looking again: that terms have their postings within the file, that blocks rise and
/// their payloads have room, and that the hash table names terms.
/// </summary>
internal static class SegmentCheck
{
    /// <exception cref="IndexDamagedException">Something does not hold.</exception>
    public static void Run(LexicalSegment segment)
    {
        var slots = segment.File.Section(SegmentPlan.Slots);
        if (slots.Length % sizeof(uint) != 0 || !BitOperations.IsPow2(slots.Length)
            || MemoryMarshal.Cast<byte, uint>(slots).IndexOfAnyExceptInRange(0u, (uint)segment.TermCount) >= 0)
        {
            throw segment.File.Damaged("its table of terms names terms that it does not have");
        }

        var room = segment.File.Section(SegmentPlan.Postings).Length - BlockCodec.ReadAhead;
        foreach (var entry in segment.Entries)
        {
            if (!IsWithin(entry, room) || !AreSound(segment.BlocksOf(entry), entry, segment.Passages.Count))
            {
                throw segment.File.Damaged("the postings of a term do not stand where they should");
            }
        }
    }

    private static bool IsWithin(TermEntry entry, int room) =>
        entry.Count is > 0 and <= PassageTable.MostPassages && entry.Offset % PostingsEncoder.Alignment == 0
            && room >= 0 && entry.Length <= (uint)room && entry.Offset <= (ulong)room - entry.Length
            && (long)entry.BlockCount * PostingBlock.Size <= entry.Length;

    private static bool AreSound(ReadOnlySpan<PostingBlock> blocks, TermEntry entry, int passages)
    {
        var room = entry.Length - (blocks.Length * PostingBlock.Size);
        var before = -1L;
        for (var i = 0; i < blocks.Length; i++)
        {
            var block = blocks[i];
            var count = i + 1 < blocks.Length ? PostingBlock.Count : (int)entry.Count - (i * PostingBlock.Count);
            if (block.Last >= passages || block.Last < before + count || block.MostOccurrences == 0
                || block.DeltaBits > PostingBlock.MostDeltaBits || block.OccurrenceBits > PostingBlock.MostOccurrenceBits
                || block.Offset + block.PayloadBytes(count) > room)
            {
                return false;
            }

            before = block.Last;
        }

        return true;
    }
}
