using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Rung.Tensors.Kernels.Products;

/// <summary>The tile in registers of 128 bits: each sum has a register of its own, two to a row.</summary>
internal static unsafe class Tile128
{
    private const int Width = 4;
    private const int Columns = 2 * Width;

    public static void Multiply(
        int rows, int depth, float* left, float* panel, float* result, nint stride, bool accumulates)
    {
        switch (rows)
        {
            case 2:
                Multiply<IKnownCount.Two>(depth, left, panel, result, stride, accumulates);
                break;
            case 4:
                Multiply<IKnownCount.Four>(depth, left, panel, result, stride, accumulates);
                break;
            default:
                Multiply<IKnownCount.Six>(depth, left, panel, result, stride, accumulates);
                break;
        }
    }

    // Longer than methods should be: a register is a local variable here, and a call between them would spill them all. So
    // that Add is always inlined, this is never: with its caller's the compiler's budget may run out, at a tenth of the speed.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Multiply<TRows>(
        int depth, float* left, float* panel, float* result, nint stride, bool accumulates)
        where TRows : struct, IKnownCount
    {
        Vector128<float> a0 = default, b0 = default, a1 = default, b1 = default;
        Vector128<float> a2 = default, b2 = default, a3 = default, b3 = default;
        Vector128<float> a4 = default, b4 = default, a5 = default, b5 = default;
        for (var end = panel + ((nint)depth * Columns); panel < end; panel += Columns, left += TRows.Count)
        {
            var a = Vector128.Load(panel);
            var b = Vector128.Load(panel + Width);
            Add(left[0], a, b, ref a0, ref b0);
            Add(left[1], a, b, ref a1, ref b1);

            if (TRows.Count > 2)
            {
                Add(left[2], a, b, ref a2, ref b2);
                Add(left[3], a, b, ref a3, ref b3);
            }

            if (TRows.Count > 4)
            {
                Add(left[4], a, b, ref a4, ref b4);
                Add(left[5], a, b, ref a5, ref b5);
            }
        }

        Store(a0, b0, result, accumulates);
        Store(a1, b1, result + stride, accumulates);

        if (TRows.Count > 2)
        {
            Store(a2, b2, result + (2 * stride), accumulates);
            Store(a3, b3, result + (3 * stride), accumulates);
        }

        if (TRows.Count > 4)
        {
            Store(a4, b4, result + (4 * stride), accumulates);
            Store(a5, b5, result + (5 * stride), accumulates);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        float left, Vector128<float> a, Vector128<float> b, ref Vector128<float> sumA, ref Vector128<float> sumB)
    {
        var factor = Vector128.Create(left);
        sumA = Vector128.MultiplyAddEstimate(factor, a, sumA);
        sumB = Vector128.MultiplyAddEstimate(factor, b, sumB);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector128<float> a, Vector128<float> b, float* place, bool accumulates)
    {
        if (accumulates)
        {
            a += Vector128.Load(place);
            b += Vector128.Load(place + Width);
        }

        a.Store(place);
        b.Store(place + Width);
    }
}
