using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Rung.Tensors.Kernels.Products;

/// <summary>The tile in registers of 512 bits: each sum has a register of its own, two to a row.</summary>
internal static unsafe class Tile512
{
    private const int Width = 16;
    private const int Columns = 2 * Width;

    public static void Multiply(
        int rows, int depth, float* left, float* panel, float* result, nint stride, bool accumulates)
    {
        switch (rows)
        {
            case 4:
                Multiply<ITileRows.Four>(depth, left, panel, result, stride, accumulates);
                break;
            case 8:
                Multiply<ITileRows.Eight>(depth, left, panel, result, stride, accumulates);
                break;
            default:
                Multiply<ITileRows.Twelve>(depth, left, panel, result, stride, accumulates);
                break;
        }
    }

    // Longer than methods should be: a register is a local variable here, and a call between them would spill them all. So
    // that Add is always inlined, this is never: with its caller's the compiler's budget may run out, at a tenth of the speed.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Multiply<TRows>(
        int depth, float* left, float* panel, float* result, nint stride, bool accumulates)
        where TRows : struct, ITileRows
    {
        Vector512<float> a0 = default, b0 = default, a1 = default, b1 = default;
        Vector512<float> a2 = default, b2 = default, a3 = default, b3 = default;
        Vector512<float> a4 = default, b4 = default, a5 = default, b5 = default;
        Vector512<float> a6 = default, b6 = default, a7 = default, b7 = default;
        Vector512<float> a8 = default, b8 = default, a9 = default, b9 = default;
        Vector512<float> a10 = default, b10 = default, a11 = default, b11 = default;
        for (var end = panel + ((nint)depth * Columns); panel < end; panel += Columns, left += TRows.Count)
        {
            var a = Vector512.Load(panel);
            var b = Vector512.Load(panel + Width);
            Add(left[0], a, b, ref a0, ref b0);
            Add(left[1], a, b, ref a1, ref b1);
            Add(left[2], a, b, ref a2, ref b2);
            Add(left[3], a, b, ref a3, ref b3);

            if (TRows.Count > 4)
            {
                Add(left[4], a, b, ref a4, ref b4);
                Add(left[5], a, b, ref a5, ref b5);
                Add(left[6], a, b, ref a6, ref b6);
                Add(left[7], a, b, ref a7, ref b7);
            }

            if (TRows.Count > 8)
            {
                Add(left[8], a, b, ref a8, ref b8);
                Add(left[9], a, b, ref a9, ref b9);
                Add(left[10], a, b, ref a10, ref b10);
                Add(left[11], a, b, ref a11, ref b11);
            }
        }

        Store(a0, b0, result, accumulates);
        Store(a1, b1, result + stride, accumulates);
        Store(a2, b2, result + (2 * stride), accumulates);
        Store(a3, b3, result + (3 * stride), accumulates);

        if (TRows.Count > 4)
        {
            Store(a4, b4, result + (4 * stride), accumulates);
            Store(a5, b5, result + (5 * stride), accumulates);
            Store(a6, b6, result + (6 * stride), accumulates);
            Store(a7, b7, result + (7 * stride), accumulates);
        }

        if (TRows.Count > 8)
        {
            Store(a8, b8, result + (8 * stride), accumulates);
            Store(a9, b9, result + (9 * stride), accumulates);
            Store(a10, b10, result + (10 * stride), accumulates);
            Store(a11, b11, result + (11 * stride), accumulates);
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
