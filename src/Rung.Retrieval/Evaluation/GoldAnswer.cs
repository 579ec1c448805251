using System.Collections.Immutable;

namespace Rung.Retrieval.Evaluation;

/// <summary>The passages that hold the answer of one question.</summary>
public sealed record GoldAnswer
{
    /// <summary>The id of the question.</summary>
    public required string Question { get; init; }

    public required GoldOutcome Outcome { get; init; }

    /// <summary>
    /// The passages that hold an answer whole; of a cut answer those that hold a part; in ordinal order.
    /// </summary>
    public required ImmutableArray<PassageId> Passages { get; init; }

    /// <summary>At how many places of the documents an answer stands whole in a passage.</summary>
    public required int Places { get; init; }
}
