namespace Rung.Retrieval.Settings;

/// <summary>What a retriever goes by.</summary>
public enum RetrieverMix
{
    /// <summary>By words: BM25.</summary>
    Words,

    /// <summary>By vectors learnt from the passages themselves: latent semantic analysis.</summary>
    Vectors,

    /// <summary>Both, fused by reciprocal rank.</summary>
    Ranks,

    /// <summary>Both, fused by the weighted sum of their scores, min–max scaled.</summary>
    Scores,
}
