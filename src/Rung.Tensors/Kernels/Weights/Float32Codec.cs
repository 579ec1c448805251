using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Rung.Tensors.Kernels.Products;

namespace Rung.Tensors.Kernels.Weights;

/// <summary>Weights as they are computed with.</summary>
internal readonly unsafe struct Float32Codec : IWeightCodec
{
    public static WeightFormat Format => WeightFormat.Float32;

    public static int GroupLength => 0;

    public static bool HasSmallScales => false;

    public static int ValueBytes(int depth) => depth * Tile.Columns * sizeof(float);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(byte* values, int k, int column) =>
        Vector512.Load((float*)values + (k * Tile.Columns) + column);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(byte* values, int k, int column) =>
        Vector256.Load((float*)values + (k * Tile.Columns) + column);

    public static float Load(byte* values, int k, int column) => ((float*)values)[(k * Tile.Columns) + column];

    public static void Encode(float* lines, int depth, byte* values, float* scales) =>
        Strip.Pack(lines, depth, 1, Tile.Columns, Tile.Columns, depth, (float*)values);
}
