using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Rung.Tensors.Kernels.Products;

namespace Rung.Tensors.Kernels.Weights;

/// <summary>The upper half of a float.</summary>
internal readonly unsafe struct BFloat16Codec : IWeightCodec
{
    public static WeightFormat Format => WeightFormat.BFloat16;

    public static int GroupLength => 0;

    public static bool HasSmallScales => false;

    public static int ValueBytes(int depth) => depth * Tile.Columns * sizeof(ushort);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(byte* values, int k, int column)
    {
        var halves = Vector256.Load((ushort*)values + (k * Tile.Columns) + column);
        return (Avx512F.ConvertToVector512Int32(halves) << 16).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(byte* values, int k, int column) =>
        (Avx2.ConvertToVector256Int32((ushort*)values + (k * Tile.Columns) + column) << 16).AsSingle();

    public static float Load(byte* values, int k, int column) =>
        ToSingle(((ushort*)values)[(k * Tile.Columns) + column]);

    public static void Encode(float* lines, int depth, byte* values, float* scales)
    {
        var halves = (ushort*)values;
        for (var column = 0; column < Tile.Columns; column++)
        {
            for (var k = 0; k < depth; k++)
            {
                halves[(k * Tile.Columns) + column] = FromSingle(lines[(column * depth) + k]);
            }
        }
    }

    public static float ToSingle(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);

    /// <summary>Rounded to nearest, ties to even; not-a-number stays one.</summary>
    public static ushort FromSingle(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        return float.IsNaN(value)
            ? (ushort)((bits >> 16) | 0x40)
            : (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }
}
