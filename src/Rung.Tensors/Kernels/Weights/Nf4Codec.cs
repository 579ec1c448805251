using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Rung.Tensors.Kernels.Weights;

/// <summary>NF4 with a float for each group.</summary>
internal readonly unsafe struct Nf4Codec : IWeightCodec
{
    public static WeightFormat Format => WeightFormat.Nf4;

    public static int GroupLength => Nf4Panel.GroupLength;

    public static bool HasSmallScales => false;

    public static int ValueBytes(int depth) => Nf4Panel.ValueBytes(depth);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(byte* values, int k, int column) => Nf4Panel.Load512(values, k, column);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(byte* values, int k, int column) => Nf4Panel.Load256(values, k, column);

    public static float Load(byte* values, int k, int column) => Nf4Panel.Load(values, k, column);

    public static void Encode(float* lines, int depth, byte* values, float* scales) =>
        Nf4Panel.Encode(lines, depth, values, scales);
}
