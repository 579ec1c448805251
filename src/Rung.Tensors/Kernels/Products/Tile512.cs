using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Rung.Tensors.Kernels.Products;

/// <summary>The tile in registers of 512 bits: each sum has a register of its own, two to a row.</summary>
internal static unsafe class Tile512
{
    private const int Width = 16;
    private const int Columns = 2 * Width;

    public static void Multiply(in TileTarget target, int depth, float* panel)
    {
        switch (target.Rows)
        {
            case 4:
                Multiply<IKnownCount.Four>(in target, depth, panel);
                break;
            case 8:
                Multiply<IKnownCount.Eight>(in target, depth, panel);
                break;
            default:
                Multiply<IKnownCount.Twelve>(in target, depth, panel);
                break;
        }
    }

    // Longer than methods should be: a register is a local variable here, and a call between them would spill them all. So
    // that Add is always inlined, this is never: with its caller's the compiler's budget may run out, at a tenth of the speed.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Multiply<TRows>(in TileTarget target, int depth, float* panel)
        where TRows : struct, IKnownCount
    {
        Vector512<float> a0 = default, b0 = default, a1 = default, b1 = default;
        Vector512<float> a2 = default, b2 = default, a3 = default, b3 = default;
        Vector512<float> a4 = default, b4 = default, a5 = default, b5 = default;
        Vector512<float> a6 = default, b6 = default, a7 = default, b7 = default;
        Vector512<float> a8 = default, b8 = default, a9 = default, b9 = default;
        Vector512<float> a10 = default, b10 = default, a11 = default, b11 = default;
        // One address for three rows: another two lie one and two strides on.
        var (rowStride, depthStride, two) = (target.LeftRowStride, target.LeftDepthStride, 2 * target.LeftRowStride);
        var first = target.Left;
        var second = first + (3 * rowStride);
        var third = second + (3 * rowStride);
        var fourth = third + (3 * rowStride);
        for (var end = panel + ((nint)depth * Columns); panel < end; panel += Columns)
        {
            var a = Vector512.Load(panel);
            var b = Vector512.Load(panel + Width);
            Add(first[0], a, b, ref a0, ref b0);
            Add(first[rowStride], a, b, ref a1, ref b1);
            Add(first[two], a, b, ref a2, ref b2);
            Add(second[0], a, b, ref a3, ref b3);

            if (TRows.Count > 4)
            {
                Add(second[rowStride], a, b, ref a4, ref b4);
                Add(second[two], a, b, ref a5, ref b5);
                Add(third[0], a, b, ref a6, ref b6);
                Add(third[rowStride], a, b, ref a7, ref b7);
            }

            if (TRows.Count > 8)
            {
                Add(third[two], a, b, ref a8, ref b8);
                Add(fourth[0], a, b, ref a9, ref b9);
                Add(fourth[rowStride], a, b, ref a10, ref b10);
                Add(fourth[two], a, b, ref a11, ref b11);
            }

            first += depthStride;
            second += depthStride;
            third += depthStride;
            fourth += depthStride;
        }

        target.Store(0, a0, b0);
        target.Store(1, a1, b1);
        target.Store(2, a2, b2);
        target.Store(3, a3, b3);

        if (TRows.Count > 4)
        {
            target.Store(4, a4, b4);
            target.Store(5, a5, b5);
            target.Store(6, a6, b6);
            target.Store(7, a7, b7);
        }

        if (TRows.Count > 8)
        {
            target.Store(8, a8, b8);
            target.Store(9, a9, b9);
            target.Store(10, a10, b10);
            target.Store(11, a11, b11);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(
        float left, Vector512<float> a, Vector512<float> b, ref Vector512<float> sumA, ref Vector512<float> sumB)
    {
        var factor = Vector512.Create(left);
        sumA = Vector512.MultiplyAddEstimate(factor, a, sumA);
        sumB = Vector512.MultiplyAddEstimate(factor, b, sumB);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> a, Vector512<float> b, float* place, bool accumulates)
    {
        if (accumulates)
        {
            a += Vector512.Load(place);
            b += Vector512.Load(place + Width);
        }

        a.Store(place);
        b.Store(place + Width);
    }
}
