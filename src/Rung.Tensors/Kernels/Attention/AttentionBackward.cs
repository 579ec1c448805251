using Rung.Tensors.Kernels.Functions;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Attention;

/// <summary>
/// The gradients, tile by tile; probabilities are made again from the forward pass's logarithmic sums. An item does one
/// head of keys of a segment with all heads of queries that share it, so that nothing is added to from two sides.
/// </summary>
internal readonly unsafe struct AttentionBackward : IWork
{
    private readonly AttentionShape _shape;
    private readonly AttentionSegment* _segments;
    private readonly AttentionTensors _tensors;
    private readonly QueryBlocks _blocks;

    public AttentionBackward(AttentionShape shape, AttentionSegment* segments, int count, AttentionTensors tensors)
    {
        _shape = shape;
        _segments = segments;
        Items = count * shape.KeyHeads;
        _tensors = tensors;
        _blocks = new QueryBlocks(shape, segments, count);
    }

    public int Items { get; }

    public int ScratchLength => new BackwardScratch(_shape, _blocks.MostRows, null).Length;

    public void Do(int item, float* scratch)
    {
        var segment = _segments[item / _shape.KeyHeads];
        var keyHead = item % _shape.KeyHeads;
        ClearKeys(segment, keyHead);
        var room = new BackwardScratch(_shape, _blocks.MostRows, scratch);
        for (var number = 0; number < _blocks.BlocksOf(segment); number++)
        {
            DoBlock(_blocks.Of(segment, number, keyHead), room);
        }
    }

    private void ClearKeys(AttentionSegment segment, int keyHead)
    {
        for (var key = 0; key < segment.KeyCount; key++)
        {
            var offset = (((nint)segment.KeyStart + key) * _shape.KeyWidth) + (keyHead * _shape.HeadSize);
            new Span<float>(_tensors.DKeys + offset, _shape.HeadSize).Clear();
            new Span<float>(_tensors.DValues + offset, _shape.HeadSize).Clear();
        }
    }

    private void DoBlock(QueryBlock block, BackwardScratch room)
    {
        var (rows, size) = (block.Rows, _shape.HeadSize);
        Pack(block, _tensors.Queries, room.Rows, room.QueryStrips, room.QueryPanels);
        Pack(block, _tensors.DOutput, room.Rows, room.OutputStrips, room.OutputPanels);
        for (var row = 0; row < rows; row++)
        {
            room.Means[row] = Rows.Dot(
                _tensors.Output + block.QueryAt(row), _tensors.DOutput + block.QueryAt(row), size);
        }

        new Span<float>(room.DQueries, rows * room.Stride).Clear();
        var end = block.EndKey;
        for (var tile = block.FirstKey; tile < end; tile += QueryBlocks.TileKeys)
        {
            AddTile(block, room, tile, Math.Min(QueryBlocks.TileKeys, end - tile));
        }

        for (var row = 0; row < rows; row++)
        {
            new ReadOnlySpan<float>(room.DQueries + (row * room.Stride), size)
                .CopyTo(new Span<float>(_tensors.DQueries + block.QueryAt(row), size));
        }
    }

    private void AddTile(QueryBlock block, BackwardScratch room, int tile, int keys)
    {
        var (rows, size, key) = (block.Rows, _shape.HeadSize, block.KeyAt(tile));
        // P = e^(scale·Q·Kᵀ − ln Σ), dP = dO·Vᵀ, dS = scale·P·(dP − mean)
        TileProducts.PackPanels(_tensors.Keys + key, _shape.KeyWidth, 1, keys, size, room.Panels);
        TileProducts.Multiply(
            room.QueryStrips, rows, room.Panels, keys, size, room.Shares, QueryBlocks.TileKeys, accumulates: false);
        TileProducts.PackPanels(_tensors.Values + key, _shape.KeyWidth, 1, keys, size, room.Panels);
        TileProducts.Multiply(
            room.OutputStrips, rows, room.Panels, keys, size, room.Scores, QueryBlocks.TileKeys, accumulates: false);
        for (var row = 0; row < rows; row++)
        {
            ToGradient(block, room, row, tile, keys);
        }

        // dV += Pᵀ·dO, dK += dSᵀ·Q, dQ += dS·K
        AddTransposed(room.Shares, rows, room.OutputPanels, keys, room, _tensors.DValues + key);
        AddTransposed(room.Scores, rows, room.QueryPanels, keys, room, _tensors.DKeys + key);
        TileProducts.PackStrips(room.Scores, QueryBlocks.TileKeys, 1, rows, keys, room.Strips);
        TileProducts.PackPanels(_tensors.Keys + key, 1, _shape.KeyWidth, size, keys, room.Panels);
        TileProducts.Multiply(
            room.Strips, rows, room.Panels, size, keys, room.DQueries, room.Stride, accumulates: true);
    }

    private void ToGradient(QueryBlock block, BackwardScratch room, int row, int tile, int keys)
    {
        var (first, end) = block.SeenOf(row, tile, keys);
        var shares = room.Shares + (row * QueryBlocks.TileKeys);
        var scores = room.Scores + (row * QueryBlocks.TileKeys);
        new Span<float>(shares, first).Clear();
        new Span<float>(shares + end, keys - end).Clear();
        Rows.ExpSum(shares + first, end - first, _tensors.LogSums[block.SumAt(row)] / _shape.Scale, _shape.Scale);
        Rows.SoftmaxGradient(shares, scores, room.Means[row], _shape.Scale, scores, keys);
    }

    private void AddTransposed(float* left, int rows, float* panels, int keys, BackwardScratch room, float* to)
    {
        TileProducts.PackStrips(left, 1, QueryBlocks.TileKeys, keys, rows, room.Strips);
        TileProducts.Multiply(
            room.Strips, keys, panels, _shape.HeadSize, rows, room.Rows, room.Stride, accumulates: false);
        for (var key = 0; key < keys; key++)
        {
            Rows.AddScaled(1, room.Rows + (key * room.Stride), to + ((nint)key * _shape.KeyWidth), _shape.HeadSize);
        }
    }

    private void Pack(QueryBlock block, float* source, float* rows, float* strips, float* panels)
    {
        block.CopyRows(source, rows);
        TileProducts.PackStrips(rows, _shape.HeadSize, 1, block.Rows, _shape.HeadSize, strips);
        TileProducts.PackPanels(rows, 1, _shape.HeadSize, _shape.HeadSize, block.Rows, panels);
    }
}
