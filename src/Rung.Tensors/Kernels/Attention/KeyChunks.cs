using Rung.Tensors.Kernels.Products;

namespace Rung.Tensors.Kernels.Attention;

/// <summary>
/// The keys of each query cut into chunks, so that one long text is work for several threads. A chunk of a query and a
/// head of keys is a unit: segment by segment, query by query, head by head, chunk by chunk.
/// </summary>
internal readonly unsafe struct KeyChunks
{
    /// <summary>Keys of a chunk: their rows, and those of the values, stay in the first-level cache.</summary>
    public const int Keys = 64;

    private readonly AttentionShape _shape;
    private readonly AttentionSegment* _segments;

    public KeyChunks(AttentionShape shape, AttentionSegment* segments, int count)
    {
        _shape = shape;
        _segments = segments;
        for (var i = 0; i < count; i++)
        {
            Units += UnitsOf(segments[i]);
            Heads += segments[i].QueryCount * shape.KeyHeads;
        }
    }

    public int Units { get; }

    /// <summary>Heads of keys of all queries: what the chunks of are put together.</summary>
    public int Heads { get; }

    public static int ChunksOf(AttentionSegment segment) => ProductPlan.DivideUp(segment.KeyCount, Keys);

    public KeyChunk Find(int unit)
    {
        var segment = _segments;
        for (; unit >= UnitsOf(*segment); segment++)
        {
            unit -= UnitsOf(*segment);
        }

        var chunks = ChunksOf(*segment);
        return Of(*segment, unit / chunks, unit % chunks);
    }

    /// <summary>The first chunk of a query and a head of keys, and the number of its unit.</summary>
    public (KeyChunk Chunk, int Unit) FindHead(int head)
    {
        var segment = _segments;
        var unit = 0;
        for (; head >= segment->QueryCount * _shape.KeyHeads; segment++)
        {
            head -= segment->QueryCount * _shape.KeyHeads;
            unit += UnitsOf(*segment);
        }

        return (Of(*segment, head, chunk: 0), unit + (head * ChunksOf(*segment)));
    }

    /// <summary>A chunk of a segment's queries and heads of keys, these counted together.</summary>
    public KeyChunk Of(AttentionSegment segment, int head, int chunk)
    {
        var query = head / _shape.KeyHeads;
        var (seen, end) = segment.KeysOf(query, _shape);
        var first = Math.Max(chunk * Keys, seen);
        return new KeyChunk(segment, query, head % _shape.KeyHeads, first, Math.Max(Math.Min((chunk + 1) * Keys, end) - first, 0));
    }

    private int UnitsOf(AttentionSegment segment) => segment.QueryCount * _shape.KeyHeads * ChunksOf(segment);
}
