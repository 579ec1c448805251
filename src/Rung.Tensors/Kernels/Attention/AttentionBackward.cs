using Rung.Tensors.Kernels.Functions;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Attention;

/// <summary>An item does one head of keys of a segment, with all the heads of queries that share it.</summary>
internal readonly unsafe struct AttentionBackward(
    AttentionShape shape, AttentionSegment* segments, int count, AttentionTensors tensors) : IWork
{
    public int Items => count * shape.KeyHeads;

    public int ScratchLength => 0;

    public void Do(int item, float* scratch)
    {
        var segment = segments[item / shape.KeyHeads];
        var keyHead = item % shape.KeyHeads;
        for (var key = 0; key < segment.KeyCount; key++)
        {
            var offset = (((nint)segment.KeyStart + key) * shape.KeyWidth) + (keyHead * shape.HeadSize);
            new Span<float>(tensors.DKeys + offset, shape.HeadSize).Clear();
            new Span<float>(tensors.DValues + offset, shape.HeadSize).Clear();
        }

        for (var query = 0; query < segment.QueryCount; query++)
        {
            for (var i = 0; i < shape.GroupSize; i++)
            {
                DoRow(segment, query, (keyHead * shape.GroupSize) + i);
            }
        }
    }

    private void DoRow(AttentionSegment segment, int query, int head)
    {
        var (first, end) = segment.KeysOf(query, shape);
        var row = (nint)segment.QueryStart + query;
        var at = (row * shape.QueryWidth) + (head * shape.HeadSize);
        var keyAt = (((nint)segment.KeyStart + first) * shape.KeyWidth) + (head / shape.GroupSize * shape.HeadSize);
        var logSum = tensors.LogSums[(row * shape.Heads) + head];
        var mean = Rows.Dot(tensors.DOutput + at, tensors.Output + at, shape.HeadSize);
        new Span<float>(tensors.DQueries + at, shape.HeadSize).Clear();
        for (var key = first; key < end; key++, keyAt += shape.KeyWidth)
        {
            var score = Rows.Dot(tensors.Queries + at, tensors.Keys + keyAt, shape.HeadSize);
            var probability = MathF.Exp((score * shape.Scale) - logSum);
            var dProbability = Rows.Dot(tensors.DOutput + at, tensors.Values + keyAt, shape.HeadSize);
            var dScore = probability * (dProbability - mean) * shape.Scale;
            Rows.AddScaled(dScore, tensors.Keys + keyAt, tensors.DQueries + at, shape.HeadSize);
            Rows.AddScaled(dScore, tensors.Queries + at, tensors.DKeys + keyAt, shape.HeadSize);
            Rows.AddScaled(probability, tensors.DOutput + at, tensors.DValues + keyAt, shape.HeadSize);
        }
    }
}
