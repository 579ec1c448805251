using Rung.Tensors.Kernels.Memory;
using Rung.Tensors.Kernels.Products;

namespace Rung.Tensors.Kernels.Weights;

/// <summary>
/// Where the panels of a matrix (outputs, inputs) lie: each holds <see cref="Tile.Columns"/> outputs in the whole depth
/// of the inputs, values first, then the scales. The outputs that fill the last panel up are zero.
/// </summary>
internal readonly unsafe struct PackedPanels<TCodec>(byte* start, int outputs, int inputs)
    where TCodec : unmanaged, IWeightCodec
{
    private const int CacheLine = 64;

    public int Outputs { get; } = outputs;

    public int Inputs { get; } = inputs;

    public int Count => ProductPlan.DivideUp(Outputs, Tile.Columns);

    public int Groups => TCodec.GroupLength == 0 ? 0 : ProductPlan.DivideUp(Inputs, TCodec.GroupLength);

    public int ScaleCount => Groups * Tile.Columns;

    public int PanelBytes
    {
        get
        {
            var scaleBytes = TCodec.HasSmallScales ? SmallScales.Bytes(ScaleCount) : ScaleCount * sizeof(float);
            return ValueBytes + ProductPlan.RoundUp(scaleBytes, CacheLine);
        }
    }

    public long Bytes => (long)PanelBytes * Count;

    /// <summary>Floats of scratch that <see cref="Scales"/> needs.</summary>
    public int ScaleScratch => TCodec.HasSmallScales ? ScaleCount : 0;

    private int ValueBytes => ProductPlan.RoundUp(TCodec.ValueBytes(Inputs), CacheLine);

    public byte* Values(int panel) => start + ((nint)panel * PanelBytes);

    /// <summary>(groups, columns); in the scratch memory where they are held small.</summary>
    public float* Scales(int panel, float* scratch)
    {
        var stored = Values(panel) + ValueBytes;
        if (!TCodec.HasSmallScales)
        {
            return (float*)stored;
        }

        SmallScales.Decode(stored, ScaleCount, scratch);
        return scratch;
    }

    /// <summary>
    /// Asks for the scales of the panel behind this one, those of a block: they lie behind the values, where the processor
    /// does not expect them.
    /// </summary>
    public void FetchNextScales(int panel, int from, int depth)
    {
        if (TCodec.GroupLength > 0 && !TCodec.HasSmallScales && panel + 1 < Count)
        {
            var group = from / TCodec.GroupLength;
            var groups = ProductPlan.DivideUp(from + depth, TCodec.GroupLength) - group;
            var scales = (float*)(Values(panel + 1) + ValueBytes) + (group * Tile.Columns);
            Ahead.FetchAll((byte*)scales, groups * Tile.Columns * sizeof(float));
        }
    }

    /// <param name="panel">The panel to fill.</param>
    /// <param name="lines">(columns, inputs).</param>
    /// <param name="scratch">Room for <see cref="ScaleScratch"/>.</param>
    public void Encode(int panel, float* lines, float* scratch)
    {
        var stored = Values(panel) + ValueBytes;
        var scales = TCodec.HasSmallScales ? scratch : (float*)stored;
        TCodec.Encode(lines, Inputs, Values(panel), scales);
        if (TCodec.HasSmallScales)
        {
            SmallScales.Encode(new ReadOnlySpan<float>(scales, ScaleCount), stored);
        }
    }

    /// <summary>One row of the matrix, in floats.</summary>
    public void Read(int output, float* row, float* scratch)
    {
        var (panel, column) = (output / Tile.Columns, output % Tile.Columns);
        var values = Values(panel);
        var scales = Scales(panel, scratch);
        for (var k = 0; k < Inputs; k++)
        {
            var value = TCodec.Load(values, k, column);
            row[k] = TCodec.GroupLength == 0 ? value : value * scales[(k / TCodec.GroupLength * Tile.Columns) + column];
        }
    }
}
