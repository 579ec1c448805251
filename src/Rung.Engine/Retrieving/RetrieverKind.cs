namespace Rung.Engine.Retrieving;

/// <summary>A retriever that needs nothing but the documents.</summary>
public enum RetrieverKind
{
    /// <summary>By words: BM25.</summary>
    Bm25,

    /// <summary>By vectors without a model: latent semantic analysis.</summary>
    Lsa,

    /// <summary>Both, fused by reciprocal rank.</summary>
    Hybrid,

    /// <summary>BM25 with its first hundred ranked anew by what was learnt from the judgements of another split.</summary>
    Reranked,
}
