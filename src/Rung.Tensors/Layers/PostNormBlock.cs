using System.Numerics.Tensors;

namespace Rung.Tensors.Layers;

/// <summary>m = norm(x + attention(x)); y = norm(m + feed-forward(m)): BERT.</summary>
internal sealed record PostNormBlock(SelfAttention Attention, Norm FirstNorm, FeedForward FeedForward, Norm SecondNorm)
    : Block(Attention, FirstNorm, FeedForward, SecondNorm)
{
    public override void Forward(Computation computation, ReadOnlySpan<float> x, Span<float> y, RowLayout layout, BlockTrace trace)
    {
        var middle = trace.Middle.Of(x.Length);
        x.CopyTo(middle);
        Attention.Forward(computation, x, middle, layout, trace, accumulates: true);
        var middleNormed = trace.MiddleNormed.Of(x.Length);
        FirstNorm.Forward(computation.Workers, middle, middleNormed, trace.MiddleStatistics);

        var sum = trace.Sum.Of(x.Length);
        middleNormed.CopyTo(sum);
        FeedForward.Forward(computation, middleNormed, sum, layout.Rows, trace, accumulates: true);
        SecondNorm.Forward(computation.Workers, sum, y, trace.SumStatistics);
    }

    public override void Backward(
        Computation computation, ReadOnlySpan<float> x, Span<float> gradient, RowLayout layout, BlockTrace trace, bool needsInputGradient)
    {
        var sumSlope = computation.HeadGradient.Of(x.Length);
        var slope = computation.NormedGradient.Of(x.Length);
        SecondNorm.Backward(computation.Workers, trace.Sum.Of(x.Length), gradient, sumSlope, trace.SumStatistics);
        FeedForward.Backward(computation, trace.MiddleNormed.Of(x.Length), sumSlope, slope, layout.Rows, trace);
        TensorPrimitives.Add(slope, sumSlope, slope);

        FirstNorm.Backward(computation.Workers, trace.Middle.Of(x.Length), slope, gradient, trace.MiddleStatistics);
        Attention.Backward(computation, x, gradient, needsInputGradient ? slope : [], layout, trace);
        if (needsInputGradient)
        {
            TensorPrimitives.Add(gradient, slope, gradient);
        }
    }
}
