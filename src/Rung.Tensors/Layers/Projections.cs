using Rung.Tensors.Kernels.Weights;

namespace Rung.Tensors.Layers;

/// <summary>
/// Linear layers on the same input: queries, keys and values, or gate and up. Some checkpoints store them as one matrix;
/// it stays one, so that an adapter made for it fits, and its output is taken apart.
/// </summary>
internal sealed class Projections(IReadOnlyList<Linear> linears, IReadOnlyList<int> widths)
{
    private readonly WeightMatrix[] _weights = [.. linears.Select(linear => linear.Weight)];
    private readonly bool _isOneFormat = linears.Select(linear => linear.Weight.Format).Distinct().Count() == 1;

    public IReadOnlyList<Linear> Linears => linears;

    private bool IsJoined => linears.Count < widths.Count;

    private int JoinedWidth => widths.Sum();

    /// <param name="computation">The threads and what is dropped.</param>
    /// <param name="x">(rows, inputs).</param>
    /// <param name="outputs">Take (rows, width) each.</param>
    /// <param name="rows">How many.</param>
    /// <param name="trace">Keeps what the backward pass needs.</param>
    public void Forward(Computation computation, ReadOnlySpan<float> x, ReadOnlySpan<Floats> outputs, int rows, ProjectionTrace trace)
    {
        if (!IsJoined && _isOneFormat)
        {
            ForwardEach(computation, x, outputs, rows, trace);
            return;
        }

        for (var i = 0; i < linears.Count; i++)
        {
            var output = IsJoined ? computation.Joined : outputs[i];
            linears[i].Forward(computation, x, output.Of((long)rows * linears[i].Outputs), rows, trace.Low[i]);
        }

        var at = 0;
        for (var i = 0; IsJoined && i < widths.Count; i++)
        {
            Copy(computation.Joined.Of((long)rows * JoinedWidth)[at..], JoinedWidth, outputs[i].Of((long)rows * widths[i]), widths[i], rows, widths[i]);
            at += widths[i];
        }
    }

    /// <summary>Adds to the gradients of what is trained; sets dx unless it is empty.</summary>
    public void Backward(Computation computation, ReadOnlySpan<float> x, ReadOnlySpan<Floats> slopes, Span<float> dx, int rows, ProjectionTrace trace)
    {
        var at = 0;
        for (var i = 0; IsJoined && i < widths.Count; i++)
        {
            Copy(slopes[i].Of((long)rows * widths[i]), widths[i], computation.Joined.Of((long)rows * JoinedWidth)[at..], JoinedWidth, rows, widths[i]);
            at += widths[i];
        }

        for (var i = 0; i < linears.Count; i++)
        {
            var slope = IsJoined ? computation.Joined : slopes[i];
            linears[i].Backward(computation, x, slope.Of((long)rows * linears[i].Outputs), dx, rows, trace.Low[i], accumulates: i > 0);
        }
    }

    private void ForwardEach(Computation computation, ReadOnlySpan<float> x, ReadOnlySpan<Floats> outputs, int rows, ProjectionTrace trace)
    {
        Span<nint> results = stackalloc nint[linears.Count];
        for (var i = 0; i < linears.Count; i++)
        {
            results[i] = outputs[i].AddressOf((long)rows * linears[i].Outputs);
        }

        _weights[0].MultiplyEach(computation.Workers, _weights, x, rows, results);
        for (var i = 0; i < linears.Count; i++)
        {
            linears[i].Complete(computation, x, outputs[i].Of((long)rows * linears[i].Outputs), rows, trace.Low[i]);
        }
    }

    private static void Copy(ReadOnlySpan<float> from, int fromStride, Span<float> to, int toStride, int rows, int width)
    {
        for (var row = 0; row < rows; row++)
        {
            from.Slice(row * fromStride, width).CopyTo(to[(row * toStride)..]);
        }
    }
}
