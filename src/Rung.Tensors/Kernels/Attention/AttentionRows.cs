using Rung.Tensors.Kernels.Functions;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Attention;

/// <summary>Attention query by query: what decoding needs. An item does one head of a query.</summary>
internal readonly unsafe struct AttentionRows : IWork
{
    private readonly AttentionShape _shape;
    private readonly AttentionSegment* _segments;
    private readonly AttentionTensors _tensors;

    public AttentionRows(AttentionShape shape, AttentionSegment* segments, int count, AttentionTensors tensors)
    {
        _shape = shape;
        _segments = segments;
        _tensors = tensors;
        for (var i = 0; i < count; i++)
        {
            Items += segments[i].QueryCount * shape.Heads;
            ScratchLength = Math.Max(ScratchLength, segments[i].KeyCount);
        }
    }

    public int Items { get; }

    public int ScratchLength { get; }

    public void Do(int item, float* scratch)
    {
        var (query, head) = (item / _shape.Heads, item % _shape.Heads);
        var segment = _segments;
        for (; query >= segment->QueryCount; segment++)
        {
            query -= segment->QueryCount;
        }

        DoRow(*segment, query, head, scratch);
    }

    private void DoRow(AttentionSegment segment, int query, int head, float* scores)
    {
        var (first, end) = segment.KeysOf(query, _shape);
        var row = (nint)segment.QueryStart + query;
        var offset = (((nint)segment.KeyStart + first) * _shape.KeyWidth) + (head / _shape.GroupSize * _shape.HeadSize);
        var q = _tensors.Queries + (row * _shape.QueryWidth) + (head * _shape.HeadSize);
        var key = _tensors.Keys + offset;
        for (var i = 0; i < end - first; i++, key += _shape.KeyWidth)
        {
            scores[i] = Rows.Dot(q, key, _shape.HeadSize);
        }

        var largest = Rows.Max(scores, end - first);
        var sum = Rows.ExpSum(scores, end - first, largest, _shape.Scale);
        var output = _tensors.Output + (row * _shape.QueryWidth) + (head * _shape.HeadSize);
        new Span<float>(output, _shape.HeadSize).Clear();
        var value = _tensors.Values + offset;
        for (var i = 0; i < end - first; i++, value += _shape.KeyWidth)
        {
            Rows.AddScaled(scores[i], value, output, _shape.HeadSize);
        }

        Rows.Scale((float)(1 / sum), output, _shape.HeadSize);
        if (_tensors.LogSums is not null)
        {
            _tensors.LogSums[(row * _shape.Heads) + head] = (largest * _shape.Scale) + (float)Math.Log(sum);
        }
    }
}
