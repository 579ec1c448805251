using Rung.Tensors.Kernels.Embeddings;
using Rung.Tensors.Kernels.Loss;
using Rung.Tensors.Layers;

namespace Rung.Tensors.Models;

/// <summary>Passes through a language model: logits forward, or the loss and all gradients. Owns its working memory.</summary>
internal sealed class CausalPass : IDisposable
{
    private readonly CausalModel _model;
    private readonly Computation _computation;
    private readonly BlockStack _stack;
    private readonly Floats _selected = new();
    private readonly Floats _normed = new();
    private readonly Floats _statistics = new();
    private readonly Floats _normedGradient = new();
    private readonly Floats _losses = new();
    private int _mostTargets;

    public CausalPass(CausalModel model, ActivationKeeping keeping)
    {
        _model = model;
        _computation = new Computation(model.Workers);
        _stack = new BlockStack(model.Blocks, model.Config.HiddenSize, keeping, _computation);
    }

    /// <summary>What activations take now, in bytes, the largest block of logits included.</summary>
    public long Bytes => _stack.Bytes + _computation.Bytes + _selected.Bytes + _normed.Bytes + _normedGradient.Bytes + LogitBytes;

    private long LogitBytes => sizeof(float) * Math.Min(HeadLoss.DefaultMostLogits, (long)_mostTargets * _model.Config.VocabularySize);

    private int Width => _model.Config.HiddenSize;

    /// <summary>Computes rows; their keys and values go into the layout's cache, where it has one.</summary>
    public void Forward(ReadOnlySpan<int> tokens, RowLayout layout)
    {
        CheckTokens(tokens);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(layout.LongestText, _model.Config.MaxPositions, nameof(layout));
        var x = _stack.Input(layout.Rows);
        _model.Tokens.Gather(tokens, x);
        if (_model.Positions is { } positions)
        {
            EmbeddingTable.Gather(positions.Values, Width, layout.Positions, x, accumulates: true);
        }

        _stack.Forward(layout);
    }

    /// <summary>The logits behind these rows of the last forward pass: (rows, vocabulary).</summary>
    public void Logits(ReadOnlySpan<int> rows, RowLayout layout, Span<float> logits)
    {
        var normed = Normed(rows, layout);
        _model.Head.Weight.Multiply(_model.Workers, normed, rows.Length, logits);
    }

    /// <summary>−ln of the probability of a target behind each of these rows of the last forward pass.</summary>
    public void Losses(ReadOnlySpan<int> rows, RowLayout layout, ReadOnlySpan<int> targets, Span<float> losses)
    {
        var normed = Normed(rows, layout);
        HeadLoss.Compute(_model.Workers, _model.Head.Weight, normed, targets, scale: 1, losses, dHidden: [], dHead: []);
    }

    /// <summary>The summed loss of a batch, without gradients.</summary>
    public double Measure(TokenBatch batch) => Loss(batch, scale: 1, learns: false);

    /// <summary>The summed loss of a batch; adds scale × its gradients to all that is trained.</summary>
    public double Learn(TokenBatch batch, double scale, CountedRandom dropout)
    {
        _computation.Dropout = dropout;
        try
        {
            return Loss(batch, scale, learns: true);
        }
        finally
        {
            _computation.Dropout = null;
        }
    }

    public void Dispose()
    {
        _stack.Dispose();
        _computation.Dispose();
        _selected.Dispose();
        _normed.Dispose();
        _statistics.Dispose();
        _normedGradient.Dispose();
        _losses.Dispose();
    }

    private double Loss(TokenBatch batch, double scale, bool learns)
    {
        var layout = RowLayout.Whole(batch.Starts);
        Forward(batch.Tokens, layout);
        int[] rows = [.. Enumerable.Range(0, batch.Rows).Where(row => batch.Targets[row] != TokenBatch.NoTarget)];
        if (rows.Length == 0)
        {
            return 0;
        }

        _mostTargets = Math.Max(_mostTargets, rows.Length);
        var normed = Normed(rows, layout);
        var losses = _losses.Of(rows.Length);
        var slope = learns ? _normedGradient.Of(normed.Length) : [];
        var targets = Array.ConvertAll(rows, row => batch.Targets[row]);
        HeadLoss.Compute(
            _model.Workers, _model.Head.Weight, normed, targets, (float)scale, losses, slope, learns ? _model.Head.Trained?.Gradient : null);
        if (learns)
        {
            Backward(batch, layout, rows, slope);
        }

        var sum = 0.0;
        foreach (var loss in losses)
        {
            sum += loss;
        }

        return sum;
    }

    private void Backward(TokenBatch batch, RowLayout layout, int[] rows, Span<float> slope)
    {
        var selected = _selected.Of(slope.Length);
        var selectedGradient = _computation.NormedGradient.Of(slope.Length);
        _model.FinalNorm.Backward(_model.Workers, selected, slope, selectedGradient, _statistics);

        var gradient = _stack.Gradient(layout.Rows);
        gradient.Clear();
        for (var i = 0; i < rows.Length; i++)
        {
            selectedGradient.Slice(i * Width, Width).CopyTo(gradient[(rows[i] * Width)..]);
        }

        var trainsBelow = _model.Tokens.Trained is { IsTrained: true } || _model.Positions is { IsTrained: true };
        _stack.Backward(layout, trainsBelow);
        if (trainsBelow)
        {
            _model.Tokens.Scatter(_model.Workers, batch.Tokens, gradient);
            if (_model.Positions?.Gradient is { } positions)
            {
                EmbeddingTable.ScatterAdd(_model.Workers, gradient, Width, layout.Positions, positions);
            }
        }
    }

    /// <summary>The normalised outputs of these rows.</summary>
    private Span<float> Normed(ReadOnlySpan<int> rows, RowLayout layout)
    {
        var output = _stack.Output(layout.Rows);
        var selected = _selected.Of((long)rows.Length * Width);
        for (var i = 0; i < rows.Length; i++)
        {
            output.Slice(rows[i] * Width, Width).CopyTo(selected[(i * Width)..]);
        }

        var normed = _normed.Of(selected.Length);
        _model.FinalNorm.Forward(_model.Workers, selected, normed, _statistics);
        return normed;
    }

    private void CheckTokens(ReadOnlySpan<int> tokens)
    {
        foreach (var token in tokens)
        {
            if ((uint)token >= (uint)_model.Config.VocabularySize)
            {
                throw new ArgumentOutOfRangeException(nameof(tokens), token, $"The model has {_model.Config.VocabularySize} tokens.");
            }
        }
    }
}
