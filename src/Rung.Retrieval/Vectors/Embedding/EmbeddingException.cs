namespace Rung.Retrieval.Vectors.Embedding;

/// <summary>A generator of embeddings gave what cannot be used: too few vectors, of another dimension, or not finite.</summary>
public sealed class EmbeddingException : RetrievalException
{
    internal EmbeddingException(string message)
        : base(message)
    {
    }
}
