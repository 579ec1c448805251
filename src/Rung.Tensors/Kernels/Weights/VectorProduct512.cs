using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Rung.Tensors.Kernels.Memory;
using Rung.Tensors.Kernels.Products;

namespace Rung.Tensors.Kernels.Weights;

/// <summary>
/// A panel times a vector in registers of 512 bits: eight sums, so that none waits for the one before it.
/// </summary>
internal static unsafe class VectorProduct512
{
    private const int Width = 16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Multiply<TCodec>(byte* values, float* scales, float* x, int depth, float* sums)
        where TCodec : unmanaged, IWeightCodec
    {
        var (a, b) = (Vector512<float>.Zero, Vector512<float>.Zero);
        var group = TCodec.GroupLength == 0 ? depth : TCodec.GroupLength;
        for (var from = 0; from < depth; from += group, scales += Tile.Columns)
        {
            var (sumA, sumB) = SumGroup<TCodec>(values, x, from, Math.Min(from + group, depth));
            a = TCodec.GroupLength == 0 ? sumA : Vector512.MultiplyAddEstimate(sumA, Vector512.Load(scales), a);
            b = TCodec.GroupLength == 0 ? sumB : Vector512.MultiplyAddEstimate(sumB, Vector512.Load(scales + Width), b);
        }

        a.Store(sums);
        b.Store(sums + Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float> A, Vector512<float> B) SumGroup<TCodec>(byte* values, float* x, int from, int end)
        where TCodec : unmanaged, IWeightCodec
    {
        Vector512<float> a0 = default, a1 = default, a2 = default, a3 = default;
        Vector512<float> b0 = default, b1 = default, b2 = default, b3 = default;
        var row = values + TCodec.ValueBytes(from);
        var k = from;
        for (; k + 4 <= end; k += 4, row += TCodec.ValueBytes(4))
        {
            Ahead.Fetch(row, TCodec.ValueBytes(4));
            Add<TCodec>(row, x[k], 0, ref a0, ref b0);
            Add<TCodec>(row, x[k + 1], 1, ref a1, ref b1);
            Add<TCodec>(row, x[k + 2], 2, ref a2, ref b2);
            Add<TCodec>(row, x[k + 3], 3, ref a3, ref b3);
        }

        for (var rest = 0; k < end; k++, rest++)
        {
            Add<TCodec>(row, x[k], rest, ref a0, ref b0);
        }

        return (a0 + a1 + (a2 + a3), b0 + b1 + (b2 + b3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TCodec>(byte* row, float x, int k, ref Vector512<float> a, ref Vector512<float> b)
        where TCodec : unmanaged, IWeightCodec
    {
        var factor = Vector512.Create(x);
        a = Vector512.MultiplyAddEstimate(factor, TCodec.Load512(row, k, 0), a);
        b = Vector512.MultiplyAddEstimate(factor, TCodec.Load512(row, k, Width), b);
    }
}
