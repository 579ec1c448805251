namespace Rung.Retrieval.Reranking;

/// <summary>What cross-validation said of one way to rerank.</summary>
/// <param name="Name">For example <c>linear (λ 0.01)</c>; <c>as retrieved</c> for no reranking.</param>
/// <param name="Ndcg">The mean nDCG@10 over the examples, each scored by a model that saw no example of its group.</param>
public sealed record TriedLearner(string Name, double Ndcg);
