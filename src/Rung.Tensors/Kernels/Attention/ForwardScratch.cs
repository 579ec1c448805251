namespace Rung.Tensors.Kernels.Attention;

/// <summary>The scratch memory of an item of the forward pass.</summary>
internal readonly unsafe struct ForwardScratch
{
    public ForwardScratch(AttentionShape shape, int rows, float* start)
    {
        var paddedRows = TileProducts.PaddedRows(rows);
        OutputStride = TileProducts.PaddedColumns(shape.HeadSize);
        var at = 0;
        Queries = start + Take(ref at, paddedRows * shape.HeadSize);
        Panels = start + Take(ref at, QueryBlocks.TileKeys * OutputStride);
        Scores = start + Take(ref at, paddedRows * QueryBlocks.TileKeys);
        Shares = start + Take(ref at, paddedRows * QueryBlocks.TileKeys);
        Output = start + Take(ref at, paddedRows * OutputStride);
        Largest = start + Take(ref at, paddedRows);
        Sums = start + Take(ref at, paddedRows);
        Length = at;
    }

    public int Length { get; }

    /// <summary>Floats from row to row of the output.</summary>
    public int OutputStride { get; }

    public float* Queries { get; }

    public float* Panels { get; }

    public float* Scores { get; }

    public float* Shares { get; }

    public float* Output { get; }

    public float* Largest { get; }

    public float* Sums { get; }

    /// <summary>The next so many floats, in whole lines of the cache.</summary>
    internal static int Take(ref int at, int length)
    {
        var start = at;
        at += (length + 15) / 16 * 16;
        return start;
    }
}
