using System.Globalization;
using System.Numerics.Tensors;

namespace Rung.Retrieval.Vectors;

/// <summary>The door of an index in this process: says which vectors it takes.</summary>
internal static class VectorCheck
{
    public static void Entries(IReadOnlyList<VectorEntry> entries, VectorSpace space)
    {
        foreach (var entry in entries)
        {
            ArgumentNullException.ThrowIfNull(entry, nameof(entries));
            Vector(entry.Vector.Span, space, entry.Id);
        }
    }

    public static void Queries(IReadOnlyList<VectorQuery> queries, VectorSpace space)
    {
        foreach (var query in queries)
        {
            ArgumentNullException.ThrowIfNull(query, nameof(queries));
            ArgumentOutOfRangeException.ThrowIfLessThan(query.Count, 1, nameof(query.Count));
            Vector(query.Vector.Span, space, passage: null);
        }
    }

    /// <summary>Copies a vector that was checked, of length 1 under cosine; the rest of the row stays as it is.</summary>
    public static void CopyTo(ReadOnlySpan<float> vector, VectorSpace space, Span<float> row)
    {
        var own = row[..vector.Length];
        vector.CopyTo(own);
        if (space.Similarity == VectorSimilarity.Cosine)
        {
            Normalize(own);
        }
    }

    private static void Normalize(Span<float> vector)
    {
        // By the largest component first: the squares of tiny or huge numbers leave single precision.
        TensorPrimitives.Divide(vector, Math.Abs(TensorPrimitives.MaxMagnitude<float>(vector)), vector);
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
    }

    private static void Vector(ReadOnlySpan<float> vector, VectorSpace space, PassageId? passage)
    {
        var whose = passage is { } id ? $"The vector of passage '{id}'" : "The query's vector";
        if (vector.Length != space.Dimension)
        {
            throw new VectorException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{whose} has {vector.Length} components, the index has {space.Dimension}. Use the embedder that the index was made with."),
                passage);
        }

        if (!TensorPrimitives.IsFiniteAll(vector))
        {
            throw new VectorException($"{whose} has a component that is not a finite number. Embed the text again.", passage);
        }

        if (space.Similarity == VectorSimilarity.Cosine && vector.IndexOfAnyExcept(0f) < 0)
        {
            throw new VectorException(
                $"{whose} is zero, which has no direction to compare by cosine. Leave the text out: the embedder knows no word of it.", passage);
        }
    }
}
