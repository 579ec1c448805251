using Rung.Tensors.Kernels.Activations;

namespace Rung.Tensors.Layers;

/// <summary>down(act(gate(x)) · up(x)), or down(act(up(x))) where there is no gate.</summary>
/// <param name="Activation">The bend.</param>
/// <param name="Inputs">Gate and up, or up alone.</param>
/// <param name="Down">Back to the width of a token's vector.</param>
/// <param name="IsGated">Whether there is a gate.</param>
internal sealed record FeedForward(Activation Activation, Projections Inputs, Linear Down, bool IsGated)
{
    /// <summary>Sets y, or adds to it.</summary>
    public void Forward(Computation computation, ReadOnlySpan<float> x, Span<float> y, int rows, BlockTrace trace, bool accumulates)
    {
        Inputs.Forward(computation, x, [trace.Gate, trace.Up], rows, trace.GateUp);
        Down.Forward(computation, Inner(computation, rows, trace), y, rows, trace.Down.Low[0], accumulates);
    }

    /// <summary>Adds to the gradients of what is trained; sets dx unless it is empty.</summary>
    public void Backward(Computation computation, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx, int rows, BlockTrace trace)
    {
        var length = (long)rows * Down.Inputs;
        var slope = computation.InnerGradient.Of(length);
        Down.Backward(computation, Inner(computation, rows, trace), dy, slope, rows, trace.Down.Low[0]);
        Gate.Backward(
            computation.Workers,
            Activation,
            trace.Gate.Of(length),
            IsGated ? trace.Up.Of(length) : [],
            slope,
            computation.GateGradient.Of(length),
            IsGated ? computation.UpGradient.Of(length) : []);
        Inputs.Backward(computation, x, [computation.GateGradient, computation.UpGradient], dx, rows, trace.GateUp);
    }

    /// <summary>Cheaper to compute again than to keep.</summary>
    private Span<float> Inner(Computation computation, int rows, BlockTrace trace)
    {
        var length = (long)rows * Down.Inputs;
        var inner = computation.Inner.Of(length);
        Gate.Forward(computation.Workers, Activation, trace.Gate.Of(length), IsGated ? trace.Up.Of(length) : [], inner);
        return inner;
    }
}
