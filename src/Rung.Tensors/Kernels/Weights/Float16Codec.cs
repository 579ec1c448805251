using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Rung.Tensors.Kernels.Products;

namespace Rung.Tensors.Kernels.Weights;

/// <summary>
/// IEEE half precision. The exponent moves to its place in a float by a product with 2^112, which also makes the
/// subnormal ones right; infinity and not-a-number would become large numbers, so that encoding refuses them.
/// </summary>
internal readonly unsafe struct Float16Codec : IWeightCodec
{
    private const int Magnitude = 0x7FFF;
    private const int Sign = 0x8000;
    private const float Rebias = 5.192296858534828e33f; // 2^112

    public static WeightFormat Format => WeightFormat.Float16;

    public static int GroupLength => 0;

    public static bool HasSmallScales => false;

    public static int ValueBytes(int depth) => depth * Tile.Columns * sizeof(ushort);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(byte* values, int k, int column)
    {
        var bits = Avx512F.ConvertToVector512Int32(Vector256.Load((ushort*)values + (k * Tile.Columns) + column));
        var magnitude = ((bits & Vector512.Create(Magnitude)) << 13).AsSingle() * Vector512.Create(Rebias);
        return magnitude | ((bits & Vector512.Create(Sign)) << 16).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(byte* values, int k, int column)
    {
        var bits = Avx2.ConvertToVector256Int32((ushort*)values + (k * Tile.Columns) + column);
        var magnitude = ((bits & Vector256.Create(Magnitude)) << 13).AsSingle() * Vector256.Create(Rebias);
        return magnitude | ((bits & Vector256.Create(Sign)) << 16).AsSingle();
    }

    public static float Load(byte* values, int k, int column) => (float)((Half*)values)[(k * Tile.Columns) + column];

    public static void Encode(float* lines, int depth, byte* values, float* scales)
    {
        var halves = (Half*)values;
        for (var column = 0; column < Tile.Columns; column++)
        {
            for (var k = 0; k < depth; k++)
            {
                var half = (Half)lines[(column * depth) + k];
                if (!Half.IsFinite(half))
                {
                    throw new WeightRangeException(lines[(column * depth) + k]);
                }

                halves[(k * Tile.Columns) + column] = half;
            }
        }
    }
}
