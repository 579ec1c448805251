namespace Rung.Tensors.Kernels.Weights;

/// <summary>A matrix and where its product goes: (rows, outputs), one row behind the other.</summary>
internal readonly unsafe struct WeightTarget<TCodec>(PackedPanels<TCodec> packed, float* y)
    where TCodec : unmanaged, IWeightCodec
{
    public PackedPanels<TCodec> Packed { get; } = packed;

    public float* Y { get; } = y;
}
