using System.Runtime.Intrinsics;
using Rung.Tensors.Kernels.Products;

namespace Rung.Tensors.Kernels.Weights;

/// <summary>Wᵀ for Y = X·Wᵀ, of one matrix or several: the packed panels as they are, or decoded.</summary>
internal readonly unsafe struct ForwardPanels<TCodec> : IPanels
    where TCodec : unmanaged, IWeightCodec
{
    private readonly WeightTarget<TCodec>* _targets;

    /// <param name="targets">Matrices of the same number of inputs.</param>
    /// <param name="count">How many.</param>
    public ForwardPanels(WeightTarget<TCodec>* targets, int count)
    {
        _targets = targets;
        for (var i = 0; i < count; i++)
        {
            Count += targets[i].Packed.Count;
        }
    }

    public int Count { get; }

    public int ScratchLength => _targets->Packed.ScaleScratch;

    public int MostLooseRows => TCodec.Format == WeightFormat.Float32 ? Tile.Rows : 2 * Tile.Rows;

    public PanelPlace Place(int panel)
    {
        var target = Find(ref panel);
        return PanelPlace.In(target.Y, target.Packed.Outputs, target.Packed.Outputs, panel);
    }

    public float* Open(in TileTarget target, bool isLast, int panel, int from, int depth, float* block, float* scratch)
    {
        var packed = Find(ref panel).Packed;
        var values = packed.Values(panel);
        if (TCodec.Format == WeightFormat.Float32)
        {
            var floats = (float*)values + ((nint)from * Tile.Columns);
            Tile.Multiply(in target, depth, floats);
            return floats;
        }

        packed.FetchNextScales(panel, from, depth);
        var scales = packed.Scales(panel, scratch);
        if (Vector512.IsHardwareAccelerated)
        {
            CodedTile512.Multiply<TCodec>(in target, values, scales, from, depth, isLast ? null : block);
        }
        else
        {
            PanelBlock.Decode<TCodec>(values, scales, from, depth, block);
            Tile.Multiply(in target, depth, block);
        }

        return block;
    }

    /// <summary>The panel's matrix; the number becomes that within the matrix.</summary>
    private WeightTarget<TCodec> Find(ref int panel)
    {
        var target = _targets;
        for (; panel >= target->Packed.Count; target++)
        {
            panel -= target->Packed.Count;
        }

        return *target;
    }
}
