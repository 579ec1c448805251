namespace Rung.Retrieval.Reranking.Files;

/// <summary>A node of a tree: a question about a feature, or a leaf where that is −1.</summary>
internal readonly record struct NodeRecord(int F, float Border, int Below, int Above, double Value);
