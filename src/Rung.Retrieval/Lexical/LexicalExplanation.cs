using System.Collections.Immutable;

namespace Rung.Retrieval.Lexical;

/// <summary>How the score of a passage comes about.</summary>
public sealed record LexicalExplanation
{
    /// <summary>The passage.</summary>
    public required PassageId Passage { get; init; }

    /// <summary>Its score for the query: exactly the sum of the contributions.</summary>
    public required double Score { get; init; }

    /// <summary>How many terms the passage has.</summary>
    public required int Length { get; init; }

    /// <summary>How many a passage of the index has on average.</summary>
    public required double AverageLength { get; init; }

    /// <summary>How many passages can be found (N).</summary>
    public required long Passages { get; init; }

    /// <summary>Each term of the query once, in its order.</summary>
    public required ImmutableArray<TermExplanation> Terms { get; init; }
}
