using System.Numerics;
using System.Runtime.CompilerServices;
using Rung.Tensors.Kernels.Functions;

namespace Rung.Tensors.Kernels.Activations;

internal readonly struct Gelu : IActivation
{
    private const float InverseRootTwo = 0.70710678f;
    private const float InverseRootTwoPi = 0.39894228f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Value(Vector<float> x) => x * Share(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector<float> Value, Vector<float> Slope) ValueAndSlope(Vector<float> x)
    {
        var share = Share(x);
        var density = new Vector<float>(InverseRootTwoPi) * Elementary.Exp(x * x * new Vector<float>(-0.5f));
        return (x * share, Vector.MultiplyAddEstimate(x, density, share));
    }

    // Φ(x), the share of a normal distribution below x.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Share(Vector<float> x)
    {
        var half = new Vector<float>(0.5f);
        return Vector.MultiplyAddEstimate(half, Elementary.Erf(x * new Vector<float>(InverseRootTwo)), half);
    }
}
