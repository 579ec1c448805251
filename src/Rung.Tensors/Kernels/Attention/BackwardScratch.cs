namespace Rung.Tensors.Kernels.Attention;

/// <summary>The scratch memory of an item of the backward pass.</summary>
internal readonly unsafe struct BackwardScratch
{
    public BackwardScratch(AttentionShape shape, int rows, float* start)
    {
        var paddedRows = TileProducts.PaddedRows(rows);
        Stride = TileProducts.PaddedColumns(shape.HeadSize);
        var paddedKeys = TileProducts.PaddedRows(QueryBlocks.TileKeys);
        var at = 0;
        QueryStrips = start + ForwardScratch.Take(ref at, paddedRows * shape.HeadSize);
        OutputStrips = start + ForwardScratch.Take(ref at, paddedRows * shape.HeadSize);
        QueryPanels = start + ForwardScratch.Take(ref at, rows * Stride);
        OutputPanels = start + ForwardScratch.Take(ref at, rows * Stride);
        Panels = start + ForwardScratch.Take(ref at, QueryBlocks.TileKeys * Stride);
        Shares = start + ForwardScratch.Take(ref at, paddedRows * QueryBlocks.TileKeys);
        Scores = start + ForwardScratch.Take(ref at, paddedRows * QueryBlocks.TileKeys);
        Strips = start + ForwardScratch.Take(ref at, Math.Max(paddedRows * QueryBlocks.TileKeys, paddedKeys * rows));
        Rows = start + ForwardScratch.Take(ref at, Math.Max(paddedRows, paddedKeys) * Stride);
        DQueries = start + ForwardScratch.Take(ref at, paddedRows * Stride);
        Means = start + ForwardScratch.Take(ref at, paddedRows);
        Length = at;
    }

    public int Length { get; }

    /// <summary>Floats from row to row of what is as wide as a head.</summary>
    public int Stride { get; }

    public float* QueryStrips { get; }

    /// <summary>The output's gradient.</summary>
    public float* OutputStrips { get; }

    public float* QueryPanels { get; }

    /// <summary>The output's gradient.</summary>
    public float* OutputPanels { get; }

    public float* Panels { get; }

    public float* Shares { get; }

    public float* Scores { get; }

    public float* Strips { get; }

    public float* Rows { get; }

    public float* DQueries { get; }

    /// <summary>For each row the product of output and its gradient.</summary>
    public float* Means { get; }
}
