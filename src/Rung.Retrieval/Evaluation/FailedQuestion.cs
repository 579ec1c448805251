using System.Collections.Immutable;

namespace Rung.Retrieval.Evaluation;

/// <summary>A question that was answered wrongly, or whose passage was not found, with what was retrieved for it.</summary>
public sealed record FailedQuestion
{
    /// <summary>The id of the question.</summary>
    public required string Question { get; init; }

    /// <summary>What the retriever finds, best first, to the depth that is worth a search.</summary>
    public required ImmutableArray<RankedPassage> Ranking { get; init; }

    /// <summary>How many passages of the ranking, from the first, the answerer was given.</summary>
    public required int Given { get; init; }
}
