namespace Rung.Retrieval.Vectors;

/// <summary>What a graph over an index's own vectors finds of what comparing with every one finds, and whether that was enough.</summary>
/// <param name="Vectors">How many vectors there were.</param>
/// <param name="SearchCandidates">How many candidates its search kept.</param>
/// <param name="Recall">With passages of the index as queries, none counted as its own neighbour.</param>
/// <param name="IsUsed">Whether the graph answers; otherwise every vector is compared.</param>
public sealed record GraphTrial(int Vectors, int SearchCandidates, RecallEstimate Recall, bool IsUsed);
