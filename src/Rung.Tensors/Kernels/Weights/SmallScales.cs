using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Rung.Tensors.Kernels.Products;

namespace Rung.Tensors.Kernels.Weights;

/// <summary>
/// Double quantisation: scales in bytes. Their mean is taken off, and each 256 of them share a float; QLoRA's scheme
/// with evenly spaced steps.
/// </summary>
internal static unsafe class SmallScales
{
    private const int BlockLength = 256;
    private const int Largest = sbyte.MaxValue;

    /// <summary>The mean, the blocks' steps, the codes.</summary>
    public static int Bytes(int count) => ((1 + ProductPlan.DivideUp(count, BlockLength)) * sizeof(float)) + count;

    public static void Encode(ReadOnlySpan<float> scales, byte* stored)
    {
        var sum = 0d;
        foreach (var scale in scales)
        {
            sum += scale;
        }

        var mean = (float)(sum / scales.Length);
        *(float*)stored = mean;
        var steps = (float*)stored + 1;
        var codes = (sbyte*)(steps + ProductPlan.DivideUp(scales.Length, BlockLength));
        for (var from = 0; from < scales.Length; from += BlockLength)
        {
            var block = scales.Slice(from, Math.Min(BlockLength, scales.Length - from));
            var furthest = 0f;
            foreach (var scale in block)
            {
                furthest = MathF.Max(furthest, MathF.Abs(scale - mean));
            }

            steps[from / BlockLength] = furthest / Largest;
            for (var i = 0; i < block.Length; i++)
            {
                codes[from + i] = furthest > 0 ? (sbyte)Math.Round((double)(block[i] - mean) / furthest * Largest) : (sbyte)0;
            }
        }
    }

    public static void Decode(byte* stored, int count, float* scales)
    {
        var mean = *(float*)stored;
        var steps = (float*)stored + 1;
        var codes = (sbyte*)(steps + ProductPlan.DivideUp(count, BlockLength));
        for (var from = 0; from < count; from += BlockLength)
        {
            DecodeBlock(
                codes + from, steps[from / BlockLength], mean, Math.Min(BlockLength, count - from), scales + from);
        }
    }

    private static void DecodeBlock(sbyte* codes, float step, float mean, int count, float* scales)
    {
        var i = 0;
        if (Avx2.IsSupported)
        {
            for (; i + Vector256<float>.Count <= count; i += Vector256<float>.Count)
            {
                var values = Vector256.ConvertToSingle(Avx2.ConvertToVector256Int32(codes + i));
                ((values * step) + Vector256.Create(mean)).Store(scales + i);
            }
        }

        for (; i < count; i++)
        {
            scales[i] = (step * codes[i]) + mean;
        }
    }
}
