using Rung.Tensors.Kernels.Products;

namespace Rung.Tensors.Kernels.Attention;

/// <summary>
/// Segments cut into blocks of queries. The rows of a block are the heads that share keys, for one query after the
/// other, so that a tile of keys is packed once for all of them.
/// </summary>
internal readonly unsafe struct QueryBlocks
{
    /// <summary>Keys of a tile: whole panels in every size of register.</summary>
    public const int TileKeys = 64;

    private const int RowsOfBlock = 96;

    private readonly AttentionShape _shape;
    private readonly AttentionSegment* _segments;

    public QueryBlocks(AttentionShape shape, AttentionSegment* segments, int count)
    {
        _shape = shape;
        _segments = segments;
        Queries = Math.Max(RowsOfBlock / shape.GroupSize, 1);
        for (var i = 0; i < count; i++)
        {
            Count += BlocksOf(segments[i]);
        }
    }

    /// <summary>Queries of a block, but for the last of a segment.</summary>
    public int Queries { get; }

    /// <summary>The most rows of a block.</summary>
    public int MostRows => Queries * _shape.GroupSize;

    /// <summary>Blocks of all segments.</summary>
    public int Count { get; }

    public int BlocksOf(AttentionSegment segment) => ProductPlan.DivideUp(segment.QueryCount, Queries);

    /// <summary>The block of this number, in the order of the segments.</summary>
    public QueryBlock Find(int number, int keyHead)
    {
        var segment = _segments;
        for (; number >= BlocksOf(*segment); segment++)
        {
            number -= BlocksOf(*segment);
        }

        return Of(*segment, number, keyHead);
    }

    public QueryBlock Of(AttentionSegment segment, int number, int keyHead)
    {
        var first = number * Queries;
        return new QueryBlock(_shape, segment, keyHead, first, Math.Min(Queries, segment.QueryCount - first));
    }
}
