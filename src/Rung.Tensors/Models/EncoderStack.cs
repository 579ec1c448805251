using Rung.Tensors.Kernels.Embeddings;
using Rung.Tensors.Layers;

namespace Rung.Tensors.Models;

/// <summary>An encoder from its tokens to their vectors, forward and backward. Owns its working memory.</summary>
internal sealed class EncoderStack : IDisposable
{
    private readonly TextEncoder _model;
    private readonly BlockStack _stack;
    private readonly Floats _sum = new();
    private readonly Floats _sumGradient = new();
    private readonly Floats _statistics = new();

    public EncoderStack(TextEncoder model, ActivationKeeping keeping)
    {
        _model = model;
        Computation = new Computation(model.Workers);
        _stack = new BlockStack(model.Blocks, model.Config.HiddenSize, keeping, Computation);
    }

    public Computation Computation { get; }

    /// <summary>What activations take now, in bytes.</summary>
    public long Bytes => _stack.Bytes + Computation.Bytes + _sum.Bytes + _sumGradient.Bytes;

    private int Width => _model.Config.HiddenSize;

    private bool TrainsBelow =>
        _model.Tokens.Trained is { IsTrained: true } || _model.Positions.IsTrained || _model.TokenTypes.IsTrained || _model.FirstNorm.Gain.IsTrained;

    /// <summary>The tokens' vectors, (rows, width).</summary>
    /// <param name="tokens">All texts' tokens, one text behind the other.</param>
    /// <param name="types">The kind of segment of each.</param>
    /// <param name="layout">Where texts begin.</param>
    public Span<float> Forward(int[] tokens, int[] types, RowLayout layout)
    {
        var sum = _sum.Of((long)layout.Rows * Width);
        _model.Tokens.Gather(tokens, sum);
        EmbeddingTable.Gather(_model.Positions.Values, Width, PositionsOf(layout), sum, accumulates: true);
        EmbeddingTable.Gather(_model.TokenTypes.Values, Width, types, sum, accumulates: true);
        _model.FirstNorm.Forward(_model.Workers, sum, _stack.Input(layout.Rows), _statistics);
        _stack.Forward(layout);
        return _stack.Output(layout.Rows);
    }

    /// <summary>Where the gradient of the vectors goes before a backward pass.</summary>
    public Span<float> Gradient(int rows) => _stack.Gradient(rows);

    /// <summary>Adds to the gradients of all that is trained, behind a forward pass of the same rows.</summary>
    public void Backward(int[] tokens, int[] types, RowLayout layout)
    {
        var trainsBelow = TrainsBelow;
        _stack.Backward(layout, trainsBelow);
        if (!trainsBelow)
        {
            return;
        }

        var length = (long)layout.Rows * Width;
        var slope = _sumGradient.Of(length);
        _model.FirstNorm.Backward(_model.Workers, _sum.Of(length), _stack.Gradient(layout.Rows), slope, _statistics);
        _model.Tokens.Scatter(_model.Workers, tokens, slope);
        Scatter(_model.Positions, PositionsOf(layout), slope);
        Scatter(_model.TokenTypes, types, slope);
    }

    public void Dispose()
    {
        _stack.Dispose();
        Computation.Dispose();
        _sum.Dispose();
        _sumGradient.Dispose();
        _statistics.Dispose();
    }

    private void Scatter(Parameter table, int[] rows, Span<float> slope)
    {
        if (table.Gradient is { } gradient)
        {
            EmbeddingTable.ScatterAdd(_model.Workers, slope, Width, rows, gradient);
        }
    }

    private int[] PositionsOf(RowLayout layout) => Array.ConvertAll(layout.Positions, position => position + _model.Config.FirstPosition);
}
