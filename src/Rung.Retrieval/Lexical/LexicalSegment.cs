using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>
/// An immutable piece of an index: passages, and for each term the passages that have it. Every place in the file that a search
/// follows was checked when it was opened, so that even a forged file leads nowhere outside of it. Safe for concurrent reads.
/// </summary>
internal sealed class LexicalSegment
{
    /// <exception cref="IndexDamagedException">A place in the file lies outside of it.</exception>
    public LexicalSegment(ChecksummedFile file)
    {
        if (file.SectionCount != SegmentPlan.Sections)
        {
            throw file.Damaged(FormattableString.Invariant($"it has {file.SectionCount} sections instead of {SegmentPlan.Sections}"));
        }

        File = file;
        Passages = new PassageTable(file, firstSection: 0);
        Totals = file.Section<SegmentTotals>(SegmentPlan.Totals, 1)[0];
        if (Totals.LongestLength > Bm25.LongestLength
            || file.Section<uint>(SegmentPlan.Lengths, Passages.Count).IndexOfAnyExceptInRange(0u, Totals.LongestLength) >= 0)
        {
            throw file.Damaged("a passage in it is longer than the longest");
        }

        TermCount = file.Section(SegmentPlan.Entries).Length / TermEntry.Size;
        Terms = new StringTable(file, SegmentPlan.Terms, TermCount);
        SegmentCheck.Run(this);
        GC.KeepAlive(file);
    }

    public ChecksummedFile File { get; }

    public PassageTable Passages { get; }

    public SegmentTotals Totals { get; }

    public int TermCount { get; }

    /// <summary>The terms in the order of their bytes.</summary>
    public StringTable Terms { get; }

    /// <summary>For each passage how many terms it has.</summary>
    public ReadOnlySpan<uint> Lengths => File.Section<uint>(SegmentPlan.Lengths, Passages.Count);

    public ReadOnlySpan<TermEntry> Entries => File.Section<TermEntry>(SegmentPlan.Entries, TermCount);

    /// <summary>The number of a term; −1 where no passage has it.</summary>
    public int Find(ReadOnlySpan<byte> term)
    {
        var slots = MemoryMarshal.Cast<byte, uint>(File.Section(SegmentPlan.Slots));
        var slot = (int)Crc32C.Of(term) & (slots.Length - 1);

        // A forged table may have no free slot.
        for (var tries = 0; tries < slots.Length && slots[slot] != 0; tries++)
        {
            var number = (int)slots[slot] - 1;
            if (Terms.BytesOf(number).SequenceEqual(term))
            {
                return number;
            }

            slot = (slot + 1) & (slots.Length - 1);
        }

        return -1;
    }

    public ReadOnlySpan<PostingBlock> BlocksOf(TermEntry entry) =>
        MemoryMarshal.Cast<byte, PostingBlock>(
            File.Section(SegmentPlan.Postings).Slice((int)entry.Offset, entry.BlockCount * PostingBlock.Size));

    /// <summary>Where the first payload of a term begins; what lies behind it was checked against its blocks.</summary>
    public ref readonly byte PayloadOf(TermEntry entry) => ref Unsafe.AddByteOffset(
        ref MemoryMarshal.GetReference(File.Section(SegmentPlan.Postings)), (nint)entry.Offset + (entry.BlockCount * PostingBlock.Size));
}
