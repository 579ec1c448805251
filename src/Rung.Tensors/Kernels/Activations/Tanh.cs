using System.Numerics;
using System.Runtime.CompilerServices;
using Rung.Tensors.Kernels.Functions;

namespace Rung.Tensors.Kernels.Activations;

internal readonly struct Tanh : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Value(Vector<float> x) => Elementary.Tanh(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector<float> Value, Vector<float> Slope) ValueAndSlope(Vector<float> x)
    {
        var value = Elementary.Tanh(x);
        return (value, Vector<float>.One - (value * value));
    }
}
