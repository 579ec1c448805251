namespace Rung.Retrieval.Vectors;

/// <summary>A vector that no index can take: of another dimension, not finite, or without a direction.</summary>
public sealed class VectorException : RetrievalException
{
    /// <param name="message">What is wrong with which vector, and what to do.</param>
    /// <param name="passage">The passage whose vector it is.</param>
    public VectorException(string message, PassageId? passage = null)
        : base(message) => Passage = passage;

    /// <summary>The passage whose vector it is; null when it is a query's.</summary>
    public PassageId? Passage { get; }
}
