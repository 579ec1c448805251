namespace Rung.Tensors.Layers;

/// <summary>Attention and feed-forward, each around a residual path.</summary>
internal abstract record Block(SelfAttention Attention, Norm FirstNorm, FeedForward FeedForward, Norm SecondNorm)
{
    /// <summary>The linear layers in the order of the model.</summary>
    public IEnumerable<Linear> Linears => [.. Attention.Inputs.Linears, Attention.Output, .. FeedForward.Inputs.Linears, FeedForward.Down];

    /// <summary>Gains and biases of the norms, and biases of the linear layers.</summary>
    public IEnumerable<Parameter> OtherParameters =>
        new[] { FirstNorm, SecondNorm, Attention.QueryNorm, Attention.KeyNorm }.OfType<Norm>()
            .SelectMany(norm => new[] { norm.Gain, norm.Bias })
            .Concat(Linears.Select(linear => linear.Bias))
            .OfType<Parameter>();

    public abstract void Forward(Computation computation, ReadOnlySpan<float> x, Span<float> y, RowLayout layout, BlockTrace trace);

    /// <summary>Turns the gradient of the block's output into that of its input, in place, and adds to those of what is trained.</summary>
    /// <param name="computation">The threads and scratch memory.</param>
    /// <param name="x">The block's input.</param>
    /// <param name="gradient">Of the output; becomes that of the input where that is needed, and nothing of meaning otherwise.</param>
    /// <param name="layout">As in the forward pass.</param>
    /// <param name="trace">What the forward pass left.</param>
    /// <param name="needsInputGradient">Whether something below is trained.</param>
    public abstract void Backward(
        Computation computation, ReadOnlySpan<float> x, Span<float> gradient, RowLayout layout, BlockTrace trace, bool needsInputGradient);

    /// <summary>Whether anything of it is trained.</summary>
    public bool IsTrained() =>
        OtherParameters.Any(parameter => parameter.IsTrained) || Linears.Any(linear => linear.TrainedWeight is { IsTrained: true } || linear.Adapter is { A.IsTrained: true });
}
