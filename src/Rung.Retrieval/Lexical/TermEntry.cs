using System.Runtime.InteropServices;

namespace Rung.Retrieval.Lexical;

/// <summary>Where the postings of a term stand in a file.</summary>
/// <param name="Offset">Where they begin in their section.</param>
/// <param name="Count">How many passages have the term, those deleted since among them.</param>
/// <param name="Length">How many bytes they take.</param>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal readonly record struct TermEntry(ulong Offset, uint Count, uint Length)
{
    public const int Size = 16;

    public int BlockCount => (int)((Count + PostingBlock.Count - 1) / PostingBlock.Count);
}
