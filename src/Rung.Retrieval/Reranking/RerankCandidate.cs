using System.Collections.Immutable;

namespace Rung.Retrieval.Reranking;

/// <summary>A passage that a first retriever found, with its text, for a second look.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Score">The first retriever's score.</param>
public sealed record RerankCandidate(Passage Passage, double Score)
{
    /// <summary>What further scorers say of it, always in the same order; none by default.</summary>
    public ImmutableArray<double> Signals { get; init; } = [];
}
