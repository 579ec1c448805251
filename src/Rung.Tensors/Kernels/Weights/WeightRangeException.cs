namespace Rung.Tensors.Kernels.Weights;

/// <summary>A weight does not fit the format that was asked for.</summary>
internal sealed class WeightRangeException(float weight) : TensorException(FormattableString.Invariant(
    $"A weight of {weight} is outside the range of Float16 (±65,504). Load this model as BFloat16 or Float32."))
{
    public float Weight { get; } = weight;
}
