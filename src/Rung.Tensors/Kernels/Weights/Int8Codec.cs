using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Rung.Tensors.Kernels.Products;

namespace Rung.Tensors.Kernels.Weights;

/// <summary>A byte between −127 and 127 times the scale of its group.</summary>
internal readonly unsafe struct Int8Codec : IWeightCodec
{
    private const int Largest = sbyte.MaxValue;

    public static WeightFormat Format => WeightFormat.Int8;

    public static int GroupLength => 32;

    public static bool HasSmallScales => false;

    public static int ValueBytes(int depth) => depth * Tile.Columns;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(byte* values, int k, int column)
    {
        var bytes = Vector128.Load((sbyte*)values + (k * Tile.Columns) + column);
        return Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(bytes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(byte* values, int k, int column) =>
        Vector256.ConvertToSingle(Avx2.ConvertToVector256Int32((sbyte*)values + (k * Tile.Columns) + column));

    public static float Load(byte* values, int k, int column) => ((sbyte*)values)[(k * Tile.Columns) + column];

    public static void Encode(float* lines, int depth, byte* values, float* scales)
    {
        var bytes = (sbyte*)values;
        for (var column = 0; column < Tile.Columns; column++)
        {
            for (var from = 0; from < depth; from += GroupLength)
            {
                var group = new ReadOnlySpan<float>(
                    lines + (column * depth) + from, Math.Min(GroupLength, depth - from));
                var magnitude = Group.LargestMagnitude(group);
                scales[(from / GroupLength * Tile.Columns) + column] = magnitude / Largest;
                for (var k = 0; k < group.Length; k++)
                {
                    bytes[((from + k) * Tile.Columns) + column] = magnitude > 0 ? Code(group[k], magnitude) : (sbyte)0;
                }
            }
        }
    }

    // In double: the quotient of two subnormal floats may be infinite.
    private static sbyte Code(float value, float magnitude) => (sbyte)Math.Round((double)value / magnitude * Largest);
}
