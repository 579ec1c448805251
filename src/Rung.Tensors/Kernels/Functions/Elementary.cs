using System.Numerics;
using System.Runtime.CompilerServices;

namespace Rung.Tensors.Kernels.Functions;

/// <summary>
/// Elementary functions of many floats at once. Their errors are bounds that tests hold them to; not-a-number stays
/// one.
/// </summary>
internal static class Elementary
{
    /// <summary>ln 2 in two parts, the first exact in few bits.</summary>
    public const float LogTwoHigh = 0.693359375f;
    public const float LogTwoLow = -2.12194440e-4f;

    /// <summary>What multiplies r⁷ … r² in Cephes' polynomial for e^r.</summary>
    public const float Power7 = 1.9875691500E-4f;
    public const float Power6 = 1.3981999507E-3f;
    public const float Power5 = 8.3334519073E-3f;
    public const float Power4 = 4.1665795894E-2f;
    public const float Power3 = 1.6666665459E-1f;
    public const float Power2 = 0.5f;

    private const float SmallestExponent = -87.33654f; // below, the result is subnormal and becomes zero
    private const float LargestExponent = 88.37626f; // above, the power of two no longer fits and the result is infinite

    /// <summary>e^x: relative error at most 2·10⁻⁷; zero below −87.336, infinite above 88.376.</summary>
    // e^x = 2^n · e^r with |r| ≤ ln 2 / 2; the polynomial for e^r is that of Cephes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp(Vector<float> x)
    {
        var inside = Vector.MaxNative(
            Vector.MinNative(x, new Vector<float>(LargestExponent)), new Vector<float>(SmallestExponent));
        var n = Vector.Round(inside * new Vector<float>(1.44269504f));
        var r = Vector.MultiplyAddEstimate(n, new Vector<float>(-LogTwoHigh), inside);
        r = Vector.MultiplyAddEstimate(n, new Vector<float>(-LogTwoLow), r);
        var p = new Vector<float>(Power7);
        p = Vector.MultiplyAddEstimate(p, r, new Vector<float>(Power6));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<float>(Power5));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<float>(Power4));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<float>(Power3));
        p = Vector.MultiplyAddEstimate(p, r, new Vector<float>(Power2));
        p = Vector.MultiplyAddEstimate(p, r * r, r + Vector<float>.One);
        var power = Vector.AsVectorSingle((Vector.ConvertToInt32(n) + new Vector<int>(127)) << 23);
        var result = Vector.ConditionalSelect(
            Vector.LessThan(x, new Vector<float>(SmallestExponent)), Vector<float>.Zero, p * power);
        result = Vector.ConditionalSelect(
            Vector.GreaterThan(x, new Vector<float>(LargestExponent)), new Vector<float>(float.PositiveInfinity), result);
        return Vector.ConditionalSelect(Vector.Equals(x, x), result, x);
    }

    /// <summary>1 / (1 + e^−x): relative error at most 4·10⁻⁷ above −87; zero below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Sigmoid(Vector<float> x) => Vector<float>.One / (Vector<float>.One + Exp(-x));

    /// <summary>Relative error at most 4·10⁻⁷.</summary>
    // Near zero Cephes' polynomial, for there 1 − 2 / (e^2x + 1) cancels.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Tanh(Vector<float> x)
    {
        var magnitude = Vector.Abs(x);
        var far = Vector<float>.One - (new Vector<float>(2) / (Exp(magnitude + magnitude) + Vector<float>.One));
        far = Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), -far, far);
        var z = x * x;
        var p = new Vector<float>(-5.70498872745E-3f);
        p = Vector.MultiplyAddEstimate(p, z, new Vector<float>(2.06390887954E-2f));
        p = Vector.MultiplyAddEstimate(p, z, new Vector<float>(-5.37397155531E-2f));
        p = Vector.MultiplyAddEstimate(p, z, new Vector<float>(1.33314422036E-1f));
        p = Vector.MultiplyAddEstimate(p, z, new Vector<float>(-3.33332819422E-1f));
        var near = Vector.MultiplyAddEstimate(p * z, x, x);
        return Vector.ConditionalSelect(Vector.LessThan(magnitude, new Vector<float>(0.625f)), near, far);
    }

    /// <summary>The error function: absolute error at most 4·10⁻⁷.</summary>
    // Within 1 its power series to x^21; outside formula 7.1.26 of Abramowitz and Stegun.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Erf(Vector<float> x)
    {
        var magnitude = Vector.Abs(x);
        var near = x * Series(x * x);
        var t = Vector<float>.One / Vector.MultiplyAddEstimate(
            magnitude, new Vector<float>(0.3275911f), Vector<float>.One);
        var p = new Vector<float>(1.061405429f);
        p = Vector.MultiplyAddEstimate(p, t, new Vector<float>(-1.453152027f));
        p = Vector.MultiplyAddEstimate(p, t, new Vector<float>(1.421413741f));
        p = Vector.MultiplyAddEstimate(p, t, new Vector<float>(-0.284496736f));
        p = Vector.MultiplyAddEstimate(p, t, new Vector<float>(0.254829592f));
        var far = Vector<float>.One - (p * t * Exp(-x * x));
        far = Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), -far, far);
        return Vector.ConditionalSelect(Vector.LessThan(magnitude, Vector<float>.One), near, far);
    }

    // Σ (−z)^n / (n! (2n + 1)) · 2/√π
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Series(Vector<float> z)
    {
        var p = new Vector<float>((float)(1.1283791670955126 / (3628800.0 * 21)));
        p = Vector.MultiplyAddEstimate(p, z, new Vector<float>((float)(-1.1283791670955126 / (362880.0 * 19))));
        p = Vector.MultiplyAddEstimate(p, z, new Vector<float>((float)(1.1283791670955126 / (40320.0 * 17))));
        p = Vector.MultiplyAddEstimate(p, z, new Vector<float>((float)(-1.1283791670955126 / (5040.0 * 15))));
        p = Vector.MultiplyAddEstimate(p, z, new Vector<float>((float)(1.1283791670955126 / (720.0 * 13))));
        p = Vector.MultiplyAddEstimate(p, z, new Vector<float>((float)(-1.1283791670955126 / (120.0 * 11))));
        p = Vector.MultiplyAddEstimate(p, z, new Vector<float>((float)(1.1283791670955126 / (24.0 * 9))));
        p = Vector.MultiplyAddEstimate(p, z, new Vector<float>((float)(-1.1283791670955126 / (6.0 * 7))));
        p = Vector.MultiplyAddEstimate(p, z, new Vector<float>((float)(1.1283791670955126 / (2.0 * 5))));
        p = Vector.MultiplyAddEstimate(p, z, new Vector<float>((float)(-1.1283791670955126 / 3.0)));
        return Vector.MultiplyAddEstimate(p, z, new Vector<float>(1.1283791670955126f));
    }
}
