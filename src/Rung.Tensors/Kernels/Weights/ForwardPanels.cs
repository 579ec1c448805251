using Rung.Tensors.Kernels.Products;

namespace Rung.Tensors.Kernels.Weights;

/// <summary>Wᵀ for Y = X·Wᵀ: the packed panels as they are, or decoded.</summary>
internal readonly unsafe struct ForwardPanels<TCodec>(PackedPanels<TCodec> packed) : IPanels
    where TCodec : unmanaged, IWeightCodec
{
    public int Columns => packed.Outputs;

    public int ScratchLength => packed.ScaleScratch;

    public float* Block(int panel, int from, int depth, float* block, float* scratch)
    {
        if (TCodec.Format == WeightFormat.Float32)
        {
            return (float*)packed.Values(panel) + ((nint)from * Tile.Columns);
        }

        PanelBlock.Decode<TCodec>(packed.Values(panel), packed.Scales(panel, scratch), from, depth, block);
        return block;
    }
}
