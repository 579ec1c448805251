using System.Runtime.InteropServices;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Lexical;

/// <summary>Which section of a segment's file holds what; the first ones are its <see cref="PassageTable"/>.</summary>
internal static class SegmentPlan
{
    public const int Totals = PassageTable.Sections;

    /// <summary>For each passage how many terms it has.</summary>
    public const int Lengths = Totals + 1;

    /// <summary>Blocks and payloads, and a few bytes behind the last that a reader may touch.</summary>
    public const int Postings = Lengths + 1;

    /// <summary>A <see cref="TermEntry"/> for each term.</summary>
    public const int Entries = Postings + 1;

    /// <summary>The terms in the order of their bytes: a <see cref="StringTable"/>.</summary>
    public const int Terms = Entries + 1;

    /// <summary>A hash table: the number of a term plus one, or zero, at its checksum or behind it.</summary>
    public const int Slots = Terms + StringTable.Sections;

    public const int Sections = Slots + 1;

    public static readonly FileKind Kind = FileKind.Of("LEXI", version: 1);
}

/// <summary>What a segment sums up to.</summary>
/// <param name="LongestLength">The length of its longest passage.</param>
/// <param name="Reserved">Zero.</param>
/// <param name="TotalLength">The lengths of all its passages together.</param>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal readonly record struct SegmentTotals(uint LongestLength, uint Reserved, ulong TotalLength);
