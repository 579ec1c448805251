using System.Collections.Immutable;

namespace Rung.Core.Ladder.Retrieving;

/// <summary>Why the questions failed that the best candidate with documents answered wrongly; those of test are not looked at.</summary>
public sealed record RetrievalFailures
{
    /// <summary>Whose failures they are.</summary>
    public required string Candidate { get; init; }

    /// <summary>How many questions were looked at: those with an expected answer that it has answered.</summary>
    public required int Asked { get; init; }

    /// <summary>Every cause, with 0 where it failed no question.</summary>
    public required ImmutableArray<FailureCount> Counts { get; init; }

    /// <summary>In the order of the examples' ids.</summary>
    public required ImmutableArray<QuestionFailure> Questions { get; init; }
}
