using Rung.Tensors.Kernels.Functions;
using Rung.Tensors.Kernels.Products;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Attention;

/// <summary>Puts the chunks of each head together: what was summed under a smaller maximum counts less.</summary>
internal readonly unsafe struct AttentionMerge(
    AttentionShape shape, KeyChunks chunks, AttentionTensors tensors, float* partial) : IWork
{
    private const int HeadsPerItem = 64;

    public int Items => ProductPlan.DivideUp(chunks.Heads, HeadsPerItem);

    public int ScratchLength => 0;

    public void Do(int item, float* scratch)
    {
        var end = Math.Min((item + 1) * HeadsPerItem, chunks.Heads);
        for (var keyHead = item * HeadsPerItem; keyHead < end; keyHead++)
        {
            var (chunk, unit) = chunks.FindHead(keyHead);
            MergeGroup(chunk, unit);
        }
    }

    /// <summary>All heads that share a head of keys.</summary>
    /// <param name="chunk">The first chunk of the query and the head of keys.</param>
    /// <param name="unit">Its unit's number.</param>
    public void MergeGroup(KeyChunk chunk, int unit)
    {
        for (var head = 0; head < shape.GroupSize; head++)
        {
            Merge(chunk, unit, head);
        }
    }

    private void Merge(KeyChunk chunk, int unit, int head)
    {
        var (size, count) = (shape.HeadSize, KeyChunks.ChunksOf(chunk.Segment));
        var length = AttentionChunks.LengthOf(shape);
        var first = partial + ((nint)unit * length) + (head * (size + 2));
        var largest = float.NegativeInfinity;
        for (var i = 0; i < count; i++)
        {
            largest = MathF.Max(largest, first[((nint)i * length) + size]);
        }

        var output = tensors.Output + chunk.QueryAt(shape) + (head * size);
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            var part = first + ((nint)i * length);
            var factor = MathF.Exp((part[size] - largest) * shape.Scale);
            sum += (double)factor * part[size + 1];
            if (i == 0)
            {
                Rows.Scale(factor, part, output, size);
            }
            else
            {
                Rows.AddScaled(factor, part, output, size);
            }
        }

        Rows.Scale((float)(1 / sum), output, output, size);
        if (tensors.LogSums is not null)
        {
            var row = ((nint)chunk.Segment.QueryStart + chunk.Query) * shape.Heads;
            tensors.LogSums[row + (chunk.KeyHead * shape.GroupSize) + head] = (largest * shape.Scale) + (float)Math.Log(sum);
        }
    }
}
