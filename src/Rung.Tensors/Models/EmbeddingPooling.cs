using System.Numerics.Tensors;
using Rung.Tensors.Checkpoints;

namespace Rung.Tensors.Models;

/// <summary>
/// A text's vectors to one of length 1, forward and backward: e = p/|p| with p the mean of the rows, or the first row.
/// A loss compares directions, whether or not the encoder's own embeddings are made one long.
/// </summary>
internal static class EmbeddingPooling
{
    private const float Least = 1e-12f;

    /// <summary>Sets the embedding; returns |p|.</summary>
    public static float Forward(Pooling pooling, ReadOnlySpan<float> vectors, Span<float> embedding)
    {
        var width = embedding.Length;
        vectors[..width].CopyTo(embedding);
        if (pooling == Pooling.Mean)
        {
            var rows = vectors.Length / width;
            for (var row = 1; row < rows; row++)
            {
                TensorPrimitives.Add(embedding, vectors.Slice(row * width, width), embedding);
            }

            TensorPrimitives.Divide(embedding, rows, embedding);
        }

        var length = Math.Max(TensorPrimitives.Norm<float>(embedding), Least);
        TensorPrimitives.Divide(embedding, length, embedding);
        return length;
    }

    /// <summary>Sets the gradient of the vectors: dp = (de − e·(e·de))/|p|, shared by the rows.</summary>
    public static void Backward(
        Pooling pooling, ReadOnlySpan<float> embedding, float length, ReadOnlySpan<float> slope, Span<float> gradient)
    {
        var width = embedding.Length;
        var rows = pooling == Pooling.Mean ? gradient.Length / width : 1;
        var along = TensorPrimitives.Dot(embedding, slope);
        var first = gradient[..width];
        for (var i = 0; i < width; i++)
        {
            first[i] = (slope[i] - (embedding[i] * along)) / (length * rows);
        }

        if (pooling == Pooling.First)
        {
            gradient[width..].Clear();
        }

        for (var row = 1; row < rows; row++)
        {
            first.CopyTo(gradient[(row * width)..]);
        }
    }
}
