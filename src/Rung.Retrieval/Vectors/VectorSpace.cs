namespace Rung.Retrieval.Vectors;

/// <summary>What all vectors of one index share: how many components, and what "near" means.</summary>
public sealed record VectorSpace
{
    /// <summary>The most components that an index takes.</summary>
    public const int MaxDimension = 1 << 16;

    /// <param name="dimension">How many components a vector has, from 1 to <see cref="MaxDimension"/>.</param>
    /// <param name="similarity">What near means.</param>
    public VectorSpace(int dimension, VectorSimilarity similarity = VectorSimilarity.Cosine)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimension, MaxDimension);
        if (!Enum.IsDefined(similarity))
        {
            throw new ArgumentOutOfRangeException(nameof(similarity), similarity, "Cosine or InnerProduct.");
        }

        Dimension = dimension;
        Similarity = similarity;
    }

    /// <summary>How many components a vector has.</summary>
    public int Dimension { get; }

    /// <summary>What near means.</summary>
    public VectorSimilarity Similarity { get; }
}
