using System.Runtime.InteropServices;

namespace Rung.Retrieval.Lexical;

/// <summary>
/// The header of a block of postings in a file. <paramref name="MostOccurrences"/> and <paramref name="LeastLength"/> bound what
/// any posting of the block can contribute, for every k1 and b.
/// </summary>
/// <param name="Last">The last passage of the block.</param>
/// <param name="Offset">Where its payload begins, counted from the first payload of the term.</param>
/// <param name="MostOccurrences">The most occurrences of the term in a passage of the block.</param>
/// <param name="LeastLength">The length of its shortest passage; 65,535 stands for that and more.</param>
/// <param name="DeltaBits">Bits of a distance between passages.</param>
/// <param name="OccurrenceBits">Bits of a number of occurrences less one.</param>
/// <param name="Reserved">Zero.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct PostingBlock(
    uint Last, uint Offset, ushort MostOccurrences, ushort LeastLength, byte DeltaBits, byte OccurrenceBits, ushort Reserved)
{
    public const int Size = 16;

    /// <summary>Postings in every block of a term but its last.</summary>
    public const int Count = 128;

    /// <summary>Passages of a segment are numbered below 2²⁴: with deltas of so few bits, sums over a block cannot overflow.</summary>
    public const int MostDeltaBits = 24;

    public const int MostOccurrenceBits = 16;

    /// <summary>How many bytes <paramref name="count"/> postings take.</summary>
    public int PayloadBytes(int count) => BlockCodec.Bytes(count, DeltaBits) + BlockCodec.Bytes(count, OccurrenceBits);
}
