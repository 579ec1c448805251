using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Rung.Tensors.Kernels.Products;

/// <summary>A strip of the left matrix and where its product with a panel goes.</summary>
/// <param name="rows">Rows of the strip: a multiple of <see cref="Tile.RowUnit"/>.</param>
/// <param name="left">Its first element.</param>
/// <param name="leftRowStride">Floats from one row of the strip to the next.</param>
/// <param name="leftDepthStride">Floats from one element of a row to the next.</param>
/// <param name="result">(rows, <see cref="Tile.Columns"/>), rows apart by the stride.</param>
/// <param name="stride">Floats from one row of the result to the next.</param>
/// <param name="accumulates">Adds to the result.</param>
internal readonly unsafe struct TileTarget(
    int rows, float* left, nint leftRowStride, nint leftDepthStride, float* result, nint stride, bool accumulates)
{
    public int Rows { get; } = rows;

    public float* Left { get; } = left;

    public nint LeftRowStride { get; } = leftRowStride;

    public nint LeftDepthStride { get; } = leftDepthStride;

    public float* Result { get; } = result;

    public nint Stride { get; } = stride;

    public bool Accumulates { get; } = accumulates;

    /// <summary>A strip that is packed: (depth, rows).</summary>
    public static TileTarget Packed(int rows, float* left, float* result, nint stride, bool accumulates) =>
        new(rows, left, leftRowStride: 1, leftDepthStride: rows, result, stride, accumulates);

    /// <summary>Puts a row's sums in their place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(int row, Vector512<float> a, Vector512<float> b) =>
        Tile512.Store(a, b, Result + (row * Stride), Accumulates);
}
