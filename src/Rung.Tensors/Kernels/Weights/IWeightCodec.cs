using System.Runtime.Intrinsics;

namespace Rung.Tensors.Kernels.Weights;

/// <summary>
/// A panel of weights in one format: (depth, <see cref="Products.Tile.Columns"/>) values and, for each group of the
/// depth, a scale for each column.
/// </summary>
internal unsafe interface IWeightCodec
{
    static abstract WeightFormat Format { get; }

    /// <summary>How many neighbours in the depth share a scale; 0 where there is none.</summary>
    static abstract int GroupLength { get; }

    /// <summary>Whether scales are held in 8 bits.</summary>
    static abstract bool HasSmallScales { get; }

    /// <summary>Bytes of a panel's values.</summary>
    static abstract int ValueBytes(int depth);

    /// <summary>16 neighbouring columns, not scaled.</summary>
    /// <param name="values">The values at a depth that is a multiple of 4.</param>
    /// <param name="k">How far below that depth.</param>
    /// <param name="column">The first of them.</param>
    static abstract Vector512<float> Load512(byte* values, int k, int column);

    /// <summary>8 neighbouring columns, not scaled.</summary>
    static abstract Vector256<float> Load256(byte* values, int k, int column);

    /// <summary>One value, not scaled.</summary>
    static abstract float Load(byte* values, int k, int column);

    /// <param name="lines">(columns, depth).</param>
    /// <param name="depth">The length of a line.</param>
    /// <param name="values">The panel's values.</param>
    /// <param name="scales">(groups, columns).</param>
    static abstract void Encode(float* lines, int depth, byte* values, float* scales);
}
