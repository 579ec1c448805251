using System.Numerics;

namespace Rung.Tensors.Kernels.Activations;

/// <summary>A non-linearity and its derivative.</summary>
internal interface IActivation
{
    static abstract Vector<float> Value(Vector<float> x);

    static abstract (Vector<float> Value, Vector<float> Slope) ValueAndSlope(Vector<float> x);
}
