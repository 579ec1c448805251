namespace Rung.Retrieval.Vectors;

/// <summary>How near two vectors are; more is nearer.</summary>
public enum VectorSimilarity
{
    /// <summary>The cosine of the angle between them, in [−1, 1]: lengths don't matter.</summary>
    Cosine,

    /// <summary>Their inner product: a longer vector is nearer to everything.</summary>
    InnerProduct,
}
