namespace Rung.Tensors.Kernels.Weights;

/// <summary>A matrix and where its product with a vector goes.</summary>
internal readonly unsafe struct VectorTarget<TCodec>(PackedPanels<TCodec> packed, float* y)
    where TCodec : unmanaged, IWeightCodec
{
    public PackedPanels<TCodec> Packed { get; } = packed;

    public float* Y { get; } = y;
}
