using System.Collections.Immutable;

namespace Rung.Core.Ladder.Retrieving;

/// <summary>What was found out about retrieval by itself, on train and dev, before any model read a passage.</summary>
public sealed record RetrievalFindings
{
    /// <summary>How many documents the task has that could be read.</summary>
    public required int Documents { get; init; }

    /// <summary>How many passages they were cut into.</summary>
    public required int Passages { get; init; }

    /// <summary>How many questions of train and dev have an answer to be looked for.</summary>
    public required int Questions { get; init; }

    /// <summary>Of these, how many answers stand in exactly one place.</summary>
    public required int Found { get; init; }

    /// <summary>How many answers stand in several places, of which it is not known which was meant.</summary>
    public required int Ambiguous { get; init; }

    /// <summary>How many answers are cut in two by a border of passages wherever they stand.</summary>
    public required int Cut { get; init; }

    /// <summary>How many answers stand in no document.</summary>
    public required int Absent { get; init; }

    /// <summary>Empty where no answer was found whole in a passage.</summary>
    public required ImmutableArray<RetrieverFigures> Retrievers { get; init; }

    /// <summary>The retriever that the candidates use.</summary>
    public required string Chosen { get; init; }

    /// <summary>How many passages a prompt is given.</summary>
    public required int Count { get; init; }

    /// <summary>Why that retriever and that many, in sentences.</summary>
    public required ImmutableArray<string> Reasons { get; init; }

    /// <summary><see langword="null"/>: no candidate with documents was measured before the test.</summary>
    public RetrievalFailures? Failures { get; init; }

    /// <summary>Citations and abstentions on test, of each finalist that a model made from passages.</summary>
    public ImmutableArray<AnswerChecks> Checks { get; init; } = [];
}
