using System.Collections.Immutable;

namespace Rung.Retrieval.Evaluation;

/// <summary>A question with its answers, of which any will do, but without judged passages.</summary>
public sealed record AnsweredQuestion
{
    /// <summary>Its name in the judgements that are made from it.</summary>
    public required string Id { get; init; }

    /// <summary>What is asked.</summary>
    public required string Text { get; init; }

    /// <summary>At least one.</summary>
    public required ImmutableArray<KnownAnswer> Answers { get; init; }

    /// <summary>The document that holds the answer, as <see cref="Passage.Document"/> names it; null when unknown.</summary>
    public string? Document { get; init; }
}
