using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Kernels.Weights;

namespace Rung.Tensors.Models;

/// <summary>Where the weights of a new model in memory come from: a checkpoint, or chance.</summary>
internal interface IWeightSource
{
    bool Contains(string name);

    /// <summary>A tensor of exactly this shape.</summary>
    float[] Read(string name, params ReadOnlySpan<int> shape);

    /// <summary>A matrix of (outputs, inputs), packed; stored as (inputs, outputs) where it is transposed.</summary>
    WeightMatrix Pack(Workers workers, string name, int outputs, int inputs, WeightFormat format, bool isTransposed);
}
