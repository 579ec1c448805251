using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Rung.Tensors.Kernels.Functions;

/// <summary><see cref="Elementary"/> in registers of 512 bits, whose processors scale by powers of two themselves.</summary>
internal static class Elementary512
{
    private const float Zero = -150; // e^x is zero from here down, subnormal numbers included
    private const float Infinite = 100;
    private const byte ToNearest = 0x08; // whole numbers, no exception for those between

    public static bool IsSupported => Avx512F.IsSupported && Vector512.IsHardwareAccelerated;

    /// <summary>e^x: relative error at most 2·10⁻⁷ where it is a normal number; infinite above 88.72; not-a-number stays one.</summary>
    // Of two numbers the processor takes the second where either is none: the order of minimum and maximum matters.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        var inside = Avx512F.Max(Vector512.Create(Zero), Avx512F.Min(Vector512.Create(Infinite), x));
        var n = Avx512F.RoundScale(inside * Vector512.Create(1.44269504f), ToNearest);
        var r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Elementary.LogTwoHigh), inside);
        r = Vector512.MultiplyAddEstimate(n, Vector512.Create(-Elementary.LogTwoLow), r);
        var p = Vector512.Create(Elementary.Power7);
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(Elementary.Power6));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(Elementary.Power5));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(Elementary.Power4));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(Elementary.Power3));
        p = Vector512.MultiplyAddEstimate(p, r, Vector512.Create(Elementary.Power2));
        p = Vector512.MultiplyAddEstimate(p, r * r, r + Vector512<float>.One);
        return Avx512F.Scale(p, n);
    }
}
