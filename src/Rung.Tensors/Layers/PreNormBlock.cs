namespace Rung.Tensors.Layers;

/// <summary>m = x + attention(norm(x)); y = m + feed-forward(norm(m)): Llama and GPT-2.</summary>
internal sealed record PreNormBlock(SelfAttention Attention, Norm FirstNorm, FeedForward FeedForward, Norm SecondNorm)
    : Block(Attention, FirstNorm, FeedForward, SecondNorm)
{
    public override void Forward(Computation computation, ReadOnlySpan<float> x, Span<float> y, RowLayout layout, BlockTrace trace)
    {
        var normed = trace.Normed.Of(x.Length);
        var middle = trace.Middle.Of(x.Length);
        FirstNorm.Forward(computation.Workers, x, normed, trace.NormedStatistics);
        x.CopyTo(middle);
        Attention.Forward(computation, normed, middle, layout, trace, accumulates: true);

        var middleNormed = trace.MiddleNormed.Of(x.Length);
        SecondNorm.Forward(computation.Workers, middle, middleNormed, trace.MiddleStatistics);
        middle.CopyTo(y);
        FeedForward.Forward(computation, middleNormed, y, layout.Rows, trace, accumulates: true);
    }

    public override void Backward(
        Computation computation, ReadOnlySpan<float> x, Span<float> gradient, RowLayout layout, BlockTrace trace, bool needsInputGradient)
    {
        var slope = computation.NormedGradient.Of(x.Length);
        FeedForward.Backward(computation, trace.MiddleNormed.Of(x.Length), gradient, slope, layout.Rows, trace);
        SecondNorm.Backward(computation.Workers, trace.Middle.Of(x.Length), slope, gradient, trace.MiddleStatistics, accumulates: true);

        var needsSlope = needsInputGradient || FirstNorm.Gain.IsTrained;
        Attention.Backward(computation, trace.Normed.Of(x.Length), gradient, needsSlope ? slope : [], layout, trace);
        if (needsSlope)
        {
            FirstNorm.Backward(computation.Workers, x, slope, gradient, trace.NormedStatistics, accumulates: true);
        }
    }
}
