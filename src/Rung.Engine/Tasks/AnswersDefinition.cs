using Rung.Core.Ladder.Gates;

namespace Rung.Engine.Tasks;

/// <summary>What only the team can say. <see langword="null"/> is not answered.</summary>
public sealed record AnswersDefinition
{
    /// <summary>What fails most.</summary>
    public FailureSignal? Failure { get; init; }

    /// <summary>How often what the model must know changes.</summary>
    public KnowledgePace? KnowledgeChanges { get; init; }

    /// <summary>How often instructions, labels or documents change, in 90 days.</summary>
    public double? TaskChanges { get; init; }

    /// <summary>Engineers who would keep it.</summary>
    public int? Team { get; init; }

    /// <summary>Whether the team versions, monitors and rolls back models.</summary>
    public bool? HasOperations { get; init; }

    public bool? IsRegulated { get; init; }

    /// <summary>Whether someone keeps the documents that a regulated domain asks for.</summary>
    public bool? HasCompliance { get; init; }

    /// <summary>Whether the provider's structured output was tried.</summary>
    public bool? TriedStructuredOutput { get; init; }

    /// <summary>Whether prompts with shots were tried.</summary>
    public bool? TriedShots { get; init; }
}
