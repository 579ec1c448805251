namespace Rung.Retrieval;

/// <summary>A passage that a retriever found.</summary>
/// <param name="Id">The passage.</param>
/// <param name="Score">How good the retriever thinks it is: comparable within one answer of one retriever only, more is better.</param>
public readonly record struct RankedPassage(PassageId Id, double Score);
