using Rung.Tensors.Kernels.Memory;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Attention;

/// <summary>
/// softmax(scale · Q·Kᵀ)·V for grouped heads, segment by segment: block-diagonal in packed batches, one row against a
/// cache in decoding. The square of the sequence's length is never in memory.
/// </summary>
internal static unsafe class AttentionKernel
{
    private const int QueriesWorthTiles = 4;

    /// <param name="workers">Who computes.</param>
    /// <param name="shape">Heads and mask.</param>
    /// <param name="segments">Which queries see which keys. Queries outside of them are left as they are.</param>
    /// <param name="queries">(query rows, heads, head size).</param>
    /// <param name="keys">(key rows, key heads, head size).</param>
    /// <param name="values">As the keys.</param>
    /// <param name="output">As the queries.</param>
    /// <param name="logSums">
    /// (query rows, heads): ln Σ e^…, which the backward pass needs; empty where there is none.
    /// </param>
    public static void Forward(
        Workers workers,
        AttentionShape shape,
        ReadOnlySpan<AttentionSegment> segments,
        ReadOnlySpan<float> queries,
        ReadOnlySpan<float> keys,
        ReadOnlySpan<float> values,
        Span<float> output,
        Span<float> logSums)
    {
        ArgumentNullException.ThrowIfNull(workers);
        AttentionCheck.Shape(shape);
        AttentionCheck.Rows(
            shape, segments, Math.Min(queries.Length, output.Length), Math.Min(keys.Length, values.Length));
        fixed (AttentionSegment* parts = segments)
        fixed (float* q = queries, k = keys, v = values, to = output, sums = logSums)
        {
            var tensors = new AttentionTensors { Queries = q, Keys = k, Values = v, Output = to, LogSums = sums };
            if (IsWorthTiles(segments))
            {
                var work = new AttentionForward(shape, parts, segments.Length, tensors);
                workers.Run(work.Items, work);
            }
            else
            {
                ForwardSingly(workers, shape, new KeyChunks(shape, parts, segments.Length), tensors);
            }
        }
    }

    /// <param name="workers">Who computes.</param>
    /// <param name="shape">As in the forward pass.</param>
    /// <param name="segments">As in the forward pass; no two of them share keys.</param>
    /// <param name="queries">As in the forward pass.</param>
    /// <param name="keys">As in the forward pass.</param>
    /// <param name="values">As in the forward pass.</param>
    /// <param name="output">What the forward pass wrote.</param>
    /// <param name="logSums">What the forward pass wrote.</param>
    /// <param name="dOutput">As the output.</param>
    /// <param name="dQueries">Set for the rows of the segments.</param>
    /// <param name="dKeys">Set for the rows of the segments.</param>
    /// <param name="dValues">Set for the rows of the segments.</param>
    public static void Backward(
        Workers workers,
        AttentionShape shape,
        ReadOnlySpan<AttentionSegment> segments,
        ReadOnlySpan<float> queries,
        ReadOnlySpan<float> keys,
        ReadOnlySpan<float> values,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> logSums,
        ReadOnlySpan<float> dOutput,
        Span<float> dQueries,
        Span<float> dKeys,
        Span<float> dValues)
    {
        ArgumentNullException.ThrowIfNull(workers);
        AttentionCheck.Shape(shape);
        AttentionCheck.Rows(
            shape, segments, Math.Min(queries.Length, output.Length), Math.Min(keys.Length, values.Length));
        AttentionCheck.Rows(
            shape, segments, Math.Min(dQueries.Length, dOutput.Length), Math.Min(dKeys.Length, dValues.Length));
        fixed (AttentionSegment* parts = segments)
        fixed (float* q = queries, k = keys, v = values, o = output, sums = logSums)
        fixed (float* d = dOutput, dq = dQueries, dk = dKeys, dv = dValues)
        {
            var tensors = new AttentionTensors
            {
                Queries = q,
                Keys = k,
                Values = v,
                Output = o,
                LogSums = sums,
                DOutput = d,
                DQueries = dq,
                DKeys = dk,
                DValues = dv,
            };
            var work = new AttentionBackward(shape, parts, segments.Length, tensors);
            workers.Run(work.Items, work);
        }
    }

    private static void ForwardSingly(Workers workers, AttentionShape shape, KeyChunks chunks, AttentionTensors tensors)
    {
        using var partial = new PooledFloats(chunks.Units * AttentionChunks.LengthOf(shape));
        var merge = new AttentionMerge(shape, chunks, tensors, partial.Start);
        var work = new AttentionChunks(shape, chunks, tensors, partial.Start, merge);
        workers.Run(work.Items, work);
        workers.Run(work.Merges ? 0 : merge.Items, merge);
    }

    // A tile packs keys and values, which only several queries pay for.
    private static bool IsWorthTiles(ReadOnlySpan<AttentionSegment> segments)
    {
        foreach (var segment in segments)
        {
            if (segment.QueryCount >= QueriesWorthTiles)
            {
                return true;
            }
        }

        return false;
    }
}
