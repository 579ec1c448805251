using System.Numerics;
using System.Runtime.CompilerServices;
using Rung.Tensors.Kernels.Functions;

namespace Rung.Tensors.Kernels.Activations;

internal readonly struct Silu : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Value(Vector<float> x) => x * Elementary.Sigmoid(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector<float> Value, Vector<float> Slope) ValueAndSlope(Vector<float> x)
    {
        var sigmoid = Elementary.Sigmoid(x);
        var value = x * sigmoid;
        return (value, Vector.MultiplyAddEstimate(value, Vector<float>.One - sigmoid, sigmoid));
    }
}
