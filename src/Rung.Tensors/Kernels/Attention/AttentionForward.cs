using Rung.Tensors.Kernels.Functions;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Attention;

/// <summary>
/// Attention tile by tile with a running softmax (Dao et al., FlashAttention, 2022): when a tile raises a row's
/// maximum, what was summed before is scaled down. An item does a block of queries for one head of keys.
/// </summary>
internal readonly unsafe struct AttentionForward : IWork
{
    private readonly AttentionShape _shape;
    private readonly QueryBlocks _blocks;
    private readonly AttentionTensors _tensors;

    public AttentionForward(AttentionShape shape, AttentionSegment* segments, int count, AttentionTensors tensors)
    {
        _shape = shape;
        _blocks = new QueryBlocks(shape, segments, count);
        _tensors = tensors;
    }

    public int Items => _blocks.Count * _shape.KeyHeads;

    public int ScratchLength => new ForwardScratch(_shape, _blocks.MostRows, null).Length;

    public void Do(int item, float* scratch)
    {
        var block = _blocks.Find(item / _shape.KeyHeads, item % _shape.KeyHeads);
        var room = new ForwardScratch(_shape, _blocks.MostRows, scratch);
        block.CopyRows(_tensors.Queries, room.Output);
        TileProducts.PackStrips(room.Output, _shape.HeadSize, 1, block.Rows, _shape.HeadSize, room.Queries);
        new Span<float>(room.Output, block.Rows * room.OutputStride).Clear();
        new Span<float>(room.Largest, block.Rows).Fill(float.NegativeInfinity);
        new Span<float>(room.Sums, block.Rows).Clear();
        var end = block.EndKey;
        for (var tile = block.FirstKey; tile < end; tile += QueryBlocks.TileKeys)
        {
            AddTile(block, room, tile, Math.Min(QueryBlocks.TileKeys, end - tile));
        }

        Write(block, room);
    }

    private void AddTile(QueryBlock block, ForwardScratch room, int tile, int keys)
    {
        var (rows, size) = (block.Rows, _shape.HeadSize);
        TileProducts.PackPanels(_tensors.Keys + block.KeyAt(tile), _shape.KeyWidth, 1, keys, size, room.Panels);
        TileProducts.Multiply(
            room.Queries, rows, room.Panels, keys, size, room.Scores, QueryBlocks.TileKeys, accumulates: false);
        for (var row = 0; row < rows; row++)
        {
            var (first, end) = block.SeenOf(row, tile, keys);
            var scores = room.Scores + (row * QueryBlocks.TileKeys);
            new Span<float>(scores, first).Clear();
            new Span<float>(scores + end, keys - end).Clear();
            if (end > first)
            {
                AddRow(scores + first, end - first, row, room);
            }
        }

        TileProducts.PackStrips(room.Scores, QueryBlocks.TileKeys, 1, rows, keys, room.Shares);
        TileProducts.PackPanels(_tensors.Values + block.KeyAt(tile), 1, _shape.KeyWidth, size, keys, room.Panels);
        TileProducts.Multiply(
            room.Shares, rows, room.Panels, size, keys, room.Output, room.OutputStride, accumulates: true);
    }

    private void AddRow(float* scores, int count, int row, ForwardScratch room)
    {
        var before = room.Largest[row];
        var largest = MathF.Max(before, Rows.Max(scores, count));
        var sum = (float)Rows.ExpSum(scores, count, largest, _shape.Scale);
        if (largest != before)
        {
            var factor = MathF.Exp((before - largest) * _shape.Scale);
            room.Largest[row] = largest;
            room.Sums[row] *= factor;
            Rows.Scale(factor, room.Output + (row * room.OutputStride), _shape.HeadSize);
        }

        room.Sums[row] += sum;
    }

    private void Write(QueryBlock block, ForwardScratch room)
    {
        for (var row = 0; row < block.Rows; row++)
        {
            var output = room.Output + (row * room.OutputStride);
            Rows.Scale(1 / room.Sums[row], output, _shape.HeadSize);
            new ReadOnlySpan<float>(output, _shape.HeadSize).CopyTo(
                new Span<float>(_tensors.Output + block.QueryAt(row), _shape.HeadSize));
            if (_tensors.LogSums is not null)
            {
                _tensors.LogSums[block.SumAt(row)] = (room.Largest[row] * _shape.Scale) + MathF.Log(room.Sums[row]);
            }
        }
    }
}
