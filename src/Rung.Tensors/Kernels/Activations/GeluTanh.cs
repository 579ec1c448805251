using System.Numerics;
using System.Runtime.CompilerServices;
using Rung.Tensors.Kernels.Functions;

namespace Rung.Tensors.Kernels.Activations;

// x/2 · (1 + tanh(√(2/π)·(x + 0.044715·x³))); as 1 + tanh(u) = 2·sigmoid(2u) nothing cancels.
internal readonly struct GeluTanh : IActivation
{
    private const float Cube = 0.044715f;
    private const float TwiceRoot = 1.5957691216f; // 2·√(2/π)

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Value(Vector<float> x) => x * Elementary.Sigmoid(Inner(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector<float> Value, Vector<float> Slope) ValueAndSlope(Vector<float> x)
    {
        var sigmoid = Elementary.Sigmoid(Inner(x));
        var value = x * sigmoid;
        var innerSlope = Vector.MultiplyAddEstimate(
            x * x, new Vector<float>(3 * Cube * TwiceRoot), new Vector<float>(TwiceRoot));
        return (value, Vector.MultiplyAddEstimate(value * (Vector<float>.One - sigmoid), innerSlope, sigmoid));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Inner(Vector<float> x) =>
        x * Vector.MultiplyAddEstimate(x * x, new Vector<float>(Cube * TwiceRoot), new Vector<float>(TwiceRoot));
}
