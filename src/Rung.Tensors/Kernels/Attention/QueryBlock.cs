namespace Rung.Tensors.Kernels.Attention;

/// <summary>Some queries of a segment, with the heads that share one head of keys.</summary>
internal readonly unsafe struct QueryBlock(
    AttentionShape shape, AttentionSegment segment, int keyHead, int first, int count)
{
    public int Rows => count * shape.GroupSize;

    /// <summary>The first key that a tile must hold.</summary>
    public int FirstKey => segment.KeysOf(first, shape).First / QueryBlocks.TileKeys * QueryBlocks.TileKeys;

    /// <summary>Behind the last key that a query sees.</summary>
    public int EndKey => segment.KeysOf(first + count - 1, shape).End;

    /// <summary>Where a key or value begins.</summary>
    public nint KeyAt(int key) => (((nint)segment.KeyStart + key) * shape.KeyWidth) + (keyHead * shape.HeadSize);

    /// <summary>Where a row's query, output or gradient begins.</summary>
    public nint QueryAt(int row) =>
        (((nint)segment.QueryStart + first + (row / shape.GroupSize)) * shape.QueryWidth) + (HeadOf(row) * shape.HeadSize);

    /// <summary>Where a row's logarithmic sum is.</summary>
    public nint SumAt(int row) =>
        (((nint)segment.QueryStart + first + (row / shape.GroupSize)) * shape.Heads) + HeadOf(row);

    /// <summary>What a row sees of the tile that begins at a key.</summary>
    public (int First, int End) SeenOf(int row, int tile, int keys)
    {
        var (from, to) = segment.KeysOf(first + (row / shape.GroupSize), shape);
        var start = Math.Clamp(from - tile, 0, keys);
        return (start, Math.Clamp(to - tile, start, keys));
    }

    /// <summary>The block's rows, one behind the other.</summary>
    public void CopyRows(float* source, float* rows)
    {
        for (var row = 0; row < Rows; row++)
        {
            new ReadOnlySpan<float>(source + QueryAt(row), shape.HeadSize).CopyTo(
                new Span<float>(rows + (row * shape.HeadSize), shape.HeadSize));
        }
    }

    private int HeadOf(int row) => (keyHead * shape.GroupSize) + (row % shape.GroupSize);
}
