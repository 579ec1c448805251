using System.Collections.Immutable;

namespace Rung.Retrieval.Reranking;

/// <summary>How a second look is taken.</summary>
public sealed record RerankedRetrieverOptions
{
    /// <summary>How many candidates are looked at twice; at least 1. Default: 50.</summary>
    public int Depth { get; init; } = 50;

    /// <summary>What fills the candidates' signals; the scorers that the reranker was trained with. Default: none.</summary>
    public ImmutableArray<IPassageScorer> Scorers { get; init; } = [];

    internal void Validate() => ArgumentOutOfRangeException.ThrowIfLessThan(Depth, 1, nameof(Depth));
}
