using Rung.Tensors.Layers;
using Rung.Tensors.Models;

namespace Rung.Tensors.Training.Encoders;

/// <summary>
/// Embeddings of many texts and their gradients in bounded memory: the texts go through in parts, and where there is more than
/// one, each part is computed again before its backward pass (GradCache, Gao et al.). Masks of dropout are the same both times.
/// </summary>
internal sealed class PooledTexts(TextEncoder model, EncoderStack stack, int maxTokens)
{
    private readonly Checkpoints.Pooling _pooling = model.Embedding.Pooling;
    private readonly int _width = model.Config.HiddenSize;

    /// <summary>(texts, width), each one long.</summary>
    public float[] Forward(IReadOnlyList<int[]> texts, CountedRandom? dropout)
    {
        var (embeddings, lengths) = (new float[texts.Count * _width], new float[texts.Count]);
        ulong number = 0;
        foreach (var part in PartsOf(texts))
        {
            ForwardPart(texts, part, dropout?.Child(number++), embeddings, lengths);
        }

        return embeddings;
    }

    /// <summary>Adds to the gradients of what is trained, from those of the embeddings (texts, width).</summary>
    public void Backward(IReadOnlyList<int[]> texts, CountedRandom? dropout, ReadOnlySpan<float> slopes)
    {
        var (embeddings, lengths) = (new float[texts.Count * _width], new float[texts.Count]);
        ulong number = 0;
        foreach (var part in PartsOf(texts))
        {
            var batch = ForwardPart(texts, part, dropout?.Child(number++), embeddings, lengths);
            var layout = RowLayout.Whole(batch.Starts);
            var gradient = stack.Gradient(layout.Rows);
            for (var i = 0; i < part.Length; i++)
            {
                var row = part[i] * _width;
                EmbeddingPooling.Backward(
                    _pooling,
                    embeddings.AsSpan(row, _width),
                    lengths[part[i]],
                    slopes.Slice(row, _width),
                    gradient[(batch.Starts[i] * _width)..(batch.Starts[i + 1] * _width)]);
            }

            stack.Backward(batch.Tokens, new int[batch.Rows], layout);
        }
    }

    private IEnumerable<int[]> PartsOf(IReadOnlyList<int[]> texts) => Passes.Of([.. Enumerable.Range(0, texts.Count)], maxTokens, text => texts[text].Length);

    private TokenBatch ForwardPart(IReadOnlyList<int[]> texts, int[] part, CountedRandom? dropout, float[] embeddings, float[] lengths)
    {
        var batch = TokenBatch.Of(Array.ConvertAll(part, text => texts[text]));
        stack.Computation.Dropout = dropout;
        var vectors = stack.Forward(batch.Tokens, new int[batch.Rows], RowLayout.Whole(batch.Starts));
        for (var i = 0; i < part.Length; i++)
        {
            lengths[part[i]] = EmbeddingPooling.Forward(
                _pooling, vectors[(batch.Starts[i] * _width)..(batch.Starts[i + 1] * _width)], embeddings.AsSpan(part[i] * _width, _width));
        }

        return batch;
    }
}
