using System.Runtime.InteropServices;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Vectors.Files;

/// <summary>The sections of a file of vectors, in their order; docs/vectors.md shows them.</summary>
internal static class VectorFileLayout
{
    /// <summary>What the frame of the file says it is.</summary>
    public static readonly FileKind Kind = FileKind.Of("VECS", version: 1);

    public const int Header = 0;
    public const int Ids = 1;
    public const int Names = Ids + StringTable.Sections;
    public const int Values = Names + StringTable.Sections;
    public const int Numbers = Values + StringTable.Sections;

    /// <summary>The first section of what the kind of index adds; the vectors are the last sections.</summary>
    public const int Rest = Numbers + 1;

    /// <summary>A section of vectors has at most so many bytes: those of a file lie one behind the other in as many as it takes.</summary>
    public const int MostSectionBytes = 1 << 30;
}

/// <summary>How an index finds what it is asked for.</summary>
internal enum VectorIndexKind
{
    Exact = 0,
    Quantized = 1,
    Hnsw = 2,
}

/// <summary>The first section: what the others are to be read with.</summary>
/// <param name="Kind">A <see cref="VectorIndexKind"/>.</param>
/// <param name="Dimension">Components of a vector.</param>
/// <param name="Similarity">A <see cref="VectorSimilarity"/>.</param>
/// <param name="Slots">How many slots there are, dead ones included.</param>
/// <param name="Names">How many names of metadata there are.</param>
/// <param name="Values">How many values of metadata there are.</param>
/// <param name="Links">The links of a node of the graph; 0 without one.</param>
/// <param name="Entry">Where searches of the graph begin.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct VectorFileHeader(
    int Kind, int Dimension, int Similarity, int Slots, int Names, int Values, int Links, int Entry)
{
    public VectorSpace Space => new(Dimension, (VectorSimilarity)Similarity);

    /// <summary>Whether its numbers can be those of a file.</summary>
    public bool IsPlausible =>
        Enum.IsDefined((VectorIndexKind)Kind) && Enum.IsDefined((VectorSimilarity)Similarity)
        && Dimension is >= 1 and <= VectorSpace.MaxDimension && Slots >= 0 && Names >= 0 && Values >= 0
        && ((VectorIndexKind)Kind == VectorIndexKind.Hnsw ? Links is >= 2 and <= 128 : Links == 0)
        && Entry >= -1 && Entry < Slots;
}
