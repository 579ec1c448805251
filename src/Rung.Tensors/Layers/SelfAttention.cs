using Rung.Tensors.Kernels.Attention;
using Rung.Tensors.Kernels.Rotary;

namespace Rung.Tensors.Layers;

/// <summary>Attention of a layer with its projections: queries and keys normalised and turned where the model does so.</summary>
/// <param name="Layer">The layer's number, for the cache.</param>
/// <param name="Shape">Heads and mask.</param>
/// <param name="Inputs">Queries, keys and values.</param>
/// <param name="Output">Back to the width of a token's vector.</param>
internal sealed record SelfAttention(int Layer, AttentionShape Shape, Projections Inputs, Linear Output)
{
    /// <summary>Normalises each head of the queries; nothing where the model does not.</summary>
    public Norm? QueryNorm { get; init; }

    public Norm? KeyNorm { get; init; }

    /// <summary>How positions turn; nothing where they are learned.</summary>
    public Rotary? Rotary { get; init; }

    /// <summary>Sets y, or adds to it.</summary>
    public void Forward(
        Computation computation, ReadOnlySpan<float> x, Span<float> y, RowLayout layout, BlockTrace trace, bool accumulates)
    {
        var rows = layout.Rows;
        var normalises = QueryNorm is not null;
        Inputs.Forward(
            computation, x, [normalises ? trace.RawQuery : trace.Query, normalises ? trace.RawKey : trace.Key, trace.Value], rows, trace.QueryKeyValue);
        var q = trace.Query.Of((long)rows * Shape.QueryWidth);
        var k = trace.Key.Of((long)rows * Shape.KeyWidth);
        if (QueryNorm is not null)
        {
            QueryNorm.Forward(computation.Workers, trace.RawQuery.Of(q.Length), q, trace.QueryStatistics);
            KeyNorm!.Forward(computation.Workers, trace.RawKey.Of(k.Length), k, trace.KeyStatistics);
        }

        if (Rotary?.Table(layout.Reach) is { } table)
        {
            RotaryEmbedding.Forward(computation.Workers, q, Shape.Heads, Shape.HeadSize, layout.Positions, table, RotaryLayout.Halves);
            RotaryEmbedding.Forward(computation.Workers, k, Shape.KeyHeads, Shape.HeadSize, layout.Positions, table, RotaryLayout.Halves);
        }

        var attended = trace.Attended.Of(q.Length);
        Attend(computation, q, k, trace.Value.Of(k.Length), attended, layout, trace);
        Output.Forward(computation, attended, y, rows, trace.Output.Low[0], accumulates);
    }

    /// <summary>Adds to the gradients of what is trained; sets dx unless it is empty. Texts are whole.</summary>
    public void Backward(
        Computation computation, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx, RowLayout layout, BlockTrace trace)
    {
        var rows = layout.Rows;
        var (queries, keys) = ((long)rows * Shape.QueryWidth, (long)rows * Shape.KeyWidth);
        var slope = computation.AttendedGradient.Of(queries);
        Output.Backward(computation, trace.Attended.Of(queries), dy, slope, rows, trace.Output.Low[0]);

        var dq = computation.QueryGradient.Of(queries);
        var dk = computation.KeyGradient.Of(keys);
        AttentionKernel.Backward(
            computation.Workers,
            Shape,
            layout.Segments,
            trace.Query.Of(queries),
            trace.Key.Of(keys),
            trace.Value.Of(keys),
            trace.Attended.Of(queries),
            trace.LogSums.Of((long)rows * Shape.Heads),
            slope,
            dq,
            dk,
            computation.ValueGradient.Of(keys));
        TurnBack(computation, dq, dk, layout, trace);
        Inputs.Backward(
            computation, x, [computation.QueryGradient, computation.KeyGradient, computation.ValueGradient], dx, rows, trace.QueryKeyValue);
    }

    private void Attend(
        Computation computation, Span<float> q, Span<float> k, Span<float> v, Span<float> attended, RowLayout layout, BlockTrace trace)
    {
        if (layout.Cache is not { } cache)
        {
            AttentionKernel.Forward(
                computation.Workers, Shape, layout.Segments, q, k, v, attended, trace.LogSums.Of((long)layout.Rows * Shape.Heads));
            return;
        }

        for (var text = 0; text < layout.Slots.Length; text++)
        {
            var (from, to) = (layout.Starts[text] * Shape.KeyWidth, layout.Starts[text + 1] * Shape.KeyWidth);
            cache.Append(Layer, layout.Slots[text], k[from..to], v[from..to]);
        }

        AttentionKernel.Forward(
            computation.Workers, Shape, layout.Segments, q, cache.Keys(Layer), cache.Values(Layer), attended, logSums: []);
    }

    private void TurnBack(Computation computation, Span<float> dq, Span<float> dk, RowLayout layout, BlockTrace trace)
    {
        if (Rotary?.Table(layout.Reach) is { } table)
        {
            RotaryEmbedding.Backward(computation.Workers, dq, Shape.Heads, Shape.HeadSize, layout.Positions, table, RotaryLayout.Halves);
            RotaryEmbedding.Backward(computation.Workers, dk, Shape.KeyHeads, Shape.HeadSize, layout.Positions, table, RotaryLayout.Halves);
        }

        if (QueryNorm is not null)
        {
            var scratch = computation.HeadGradient.Of(dq.Length);
            QueryNorm.Backward(computation.Workers, trace.RawQuery.Of(dq.Length), dq, scratch, trace.QueryStatistics);
            scratch.CopyTo(dq);
            scratch = scratch[..dk.Length];
            KeyNorm!.Backward(computation.Workers, trace.RawKey.Of(dk.Length), dk, scratch, trace.KeyStatistics);
            scratch.CopyTo(dk);
        }
    }
}
