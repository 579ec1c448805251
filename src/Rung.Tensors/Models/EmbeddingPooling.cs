using System.Numerics.Tensors;
using Rung.Tensors.Checkpoints;

namespace Rung.Tensors.Models;

/// <summary>
/// A text's vectors to one: p is the mean of the rows, or the first row, and e = p/|p|, forward and backward. A loss compares
/// directions, whether or not the encoder's own embeddings are made one long.
/// </summary>
internal static class EmbeddingPooling
{
    private const float Least = 1e-12f;

    /// <summary>Sets the embedding; returns |p|.</summary>
    public static float Forward(Pooling pooling, ReadOnlySpan<float> vectors, Span<float> embedding)
    {
        var rows = Sum(pooling, vectors, embedding);
        TensorPrimitives.Divide(embedding, rows, embedding);
        return Divide(embedding, TensorPrimitives.Norm<float>(embedding));
    }

    /// <summary>The embedding as the model's files want it, normalised or not.</summary>
    public static float[] Of(EmbeddingConfig config, ReadOnlySpan<float> vectors, int width)
    {
        var embedding = new float[width];
        var rows = Sum(config.Pooling, vectors, embedding);
        Divide(embedding, config.Normalises ? TensorPrimitives.Norm<float>(embedding) : rows);
        return embedding;
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

    /// <summary>Sets the sum of the rows that are pooled; returns how many they are.</summary>
    private static int Sum(Pooling pooling, ReadOnlySpan<float> vectors, Span<float> sum)
    {
        var width = sum.Length;
        var rows = pooling == Pooling.Mean ? vectors.Length / width : 1;
        vectors[..width].CopyTo(sum);
        for (var row = 1; row < rows; row++)
        {
            TensorPrimitives.Add(sum, vectors.Slice(row * width, width), sum);
        }

        return rows;
    }

    /// <summary>Divides by a length that may be zero; returns what it was taken for.</summary>
    private static float Divide(Span<float> embedding, float length)
    {
        length = Math.Max(length, Least);
        TensorPrimitives.Divide(embedding, length, embedding);
        return length;
    }
}
