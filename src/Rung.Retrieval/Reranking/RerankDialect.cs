namespace Rung.Retrieval.Reranking;

/// <summary>The form in which a service is asked for scores.</summary>
public enum RerankDialect
{
    /// <summary>
    /// Cohere and Jina: <c>{model, query, documents, top_n}</c>, answered by
    /// <c>{results: [{index, relevance_score}]}</c>.
    /// </summary>
    Documents,

    /// <summary>Text Embeddings Inference: <c>{query, texts}</c>, answered by <c>[{index, score}]</c>.</summary>
    TextEmbeddingsInference,
}
