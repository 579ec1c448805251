using Rung.Tensors.Layers;

namespace Rung.Tensors.Models;

/// <summary>Passes through an encoder. Owns its working memory.</summary>
internal sealed class EncoderPass : IDisposable
{
    private const int MostRowsAtOnce = 4096;

    private readonly TextEncoder _model;
    private readonly EncoderStack _stack;

    public EncoderPass(TextEncoder model)
    {
        _model = model;
        _stack = new EncoderStack(model, ActivationKeeping.None);
    }

    /// <summary>Makes something of each text's vectors, (tokens, width).</summary>
    public delegate float[] Reduction(Computation computation, ReadOnlySpan<float> vectors);

    private int Width => _model.Config.HiddenSize;

    /// <summary>Texts of about one length are computed together, so that a part's memory is bounded.</summary>
    public IReadOnlyList<float[]> InParts(
        IReadOnlyList<ReadOnlyMemory<int>> texts, IReadOnlyList<ReadOnlyMemory<int>>? types, Reduction reduction)
    {
        for (var text = 0; text < texts.Count; text++)
        {
            Check(text, texts[text].Length, types?[text].Length ?? texts[text].Length);
        }

        var results = new float[texts.Count][];
        var part = new List<int>();
        foreach (var text in Enumerable.Range(0, texts.Count).OrderBy(text => texts[text].Length))
        {
            if (part.Count > 0 && part.Sum(other => texts[other].Length) + texts[text].Length > MostRowsAtOnce)
            {
                Compute(part, texts, types, reduction, results);
                part.Clear();
            }

            part.Add(text);
        }

        Compute(part, texts, types, reduction, results);
        return results;
    }

    public void Dispose() => _stack.Dispose();

    private void Compute(
        List<int> part, IReadOnlyList<ReadOnlyMemory<int>> texts, IReadOnlyList<ReadOnlyMemory<int>>? types, Reduction reduction, float[][] results)
    {
        if (part.Count == 0)
        {
            return;
        }

        var batch = TokenBatch.Of([.. part.Select(text => texts[text].ToArray())]);
        var kinds = new int[batch.Rows];
        for (var i = 0; types is not null && i < part.Count; i++)
        {
            types[part[i]].Span.CopyTo(kinds.AsSpan(batch.Starts[i]));
        }

        var layout = RowLayout.Whole(batch.Starts);
        var vectors = _stack.Forward(batch.Tokens, kinds, layout);
        for (var i = 0; i < part.Count; i++)
        {
            results[part[i]] = reduction(_stack.Computation, vectors[(batch.Starts[i] * Width)..(batch.Starts[i + 1] * Width)]);
        }
    }

    private void Check(int text, int length, int types)
    {
        if (length == 0 || length > _model.Config.MaxPositions)
        {
            throw new TextLengthException(text, length, _model.Config.MaxPositions);
        }

        if (types != length)
        {
            throw new ArgumentException($"Text {text} has {length} tokens and {types} types.", nameof(types));
        }
    }
}
