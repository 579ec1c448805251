using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Rung.Tensors.Kernels.Functions;

/// <summary><see cref="Rows"/> as far as registers of 512 bits are full: each says how many values that is, and leaves the rest.</summary>
internal static unsafe class Rows512
{
    private const int Width = 16;

    /// <summary>The greatest of what fills pairs of registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (int Count, float Max) Max(float* values, int length)
    {
        var a = Vector512.Create(float.NegativeInfinity);
        var b = a;
        var i = 0;
        for (; i + (2 * Width) <= length; i += 2 * Width)
        {
            a = Vector512.MaxNative(a, Vector512.Load(values + i));
            b = Vector512.MaxNative(b, Vector512.Load(values + i + Width));
        }

        a = Vector512.MaxNative(a, b);
        return (i, Rows.Largest(Vector256.MaxNative(a.GetLower(), a.GetUpper()).AsVector()));
    }

    /// <summary>Σ e^(v − shift) over what fills pairs of registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (int Count, float Sum) PowerSum(float* values, int length, float shift)
    {
        var shifts = Vector512.Create(shift);
        Vector512<float> a = default, b = default;
        var i = 0;
        for (; i + (2 * Width) <= length; i += 2 * Width)
        {
            a += Elementary512.Exp(Vector512.Load(values + i) - shifts);
            b += Elementary512.Exp(Vector512.Load(values + i + Width) - shifts);
        }

        return (i, Vector512.Sum(a + b));
    }

    /// <summary>Each value v becomes e^(scale·(v − shift)); their sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (int Count, float Sum) ExpSum(float* values, int length, float shift, float scale)
    {
        var (shifts, scales) = (Vector512.Create(shift), Vector512.Create(scale));
        Vector512<float> sums = default;
        var i = 0;
        for (; i + Width <= length; i += Width)
        {
            var power = Elementary512.Exp((Vector512.Load(values + i) - shifts) * scales);
            sums += power;
            power.Store(values + i);
        }

        return (i, Vector512.Sum(sums));
    }
}
