using System.Collections.Immutable;
using Rung.Core.Statistics;

namespace Rung.Core.Ladder.Gates;

/// <summary>
/// What is known of a task that gates ask for. <see langword="null"/> is unknown. What can be measured is found by
/// <see cref="SituationFinder"/>; the rest the team answers.
/// </summary>
public sealed record Situation
{
    public Bar Bar { get; init; } = new();

    /// <summary>What fails most.</summary>
    public Known<FailureSignal>? Signal { get; init; }

    /// <summary>How many prompts were measured.</summary>
    public Known<int>? Prompts { get; init; }

    /// <summary>Whether one of them had shots.</summary>
    public Known<bool>? TriedShots { get; init; }

    /// <summary>Whether the best prompt clears the bar (open), misses it (closed) or straddles it (unknown).</summary>
    public Known<GateState>? PromptClears { get; init; }

    /// <summary>The best prompt's quality.</summary>
    public Known<double>? PromptQuality { get; init; }

    /// <summary>Held-out examples: dev and test.</summary>
    public Known<int>? HeldOut { get; init; }

    /// <summary>Test examples alone.</summary>
    public Known<int>? Test { get; init; }

    /// <summary>Examples to learn from.</summary>
    public Known<int>? Examples { get; init; }

    /// <summary>Pairs of question and passage to train a retriever on.</summary>
    public Known<int>? Pairs { get; init; }

    /// <summary>Files that could be retrieved from.</summary>
    public Known<int>? Documents { get; init; }

    public Known<KnowledgePace>? KnowledgePace { get; init; }

    /// <summary>How often instructions, labels or documents changed, in 90 days.</summary>
    public Known<double>? ChangesPerQuarter { get; init; }

    public Known<double>? CallsPerMonth { get; init; }

    /// <summary>The share of answers whose format cannot be used.</summary>
    public Known<double>? FormatFailures { get; init; }

    /// <summary>Whether the provider's constrained output was tried.</summary>
    public Known<bool>? TriedStructuredOutput { get; init; }

    /// <summary>The mean input tokens of a call to the best prompt.</summary>
    public Known<double>? InputTokens { get; init; }

    /// <summary>The best prompt's p95 latency in milliseconds.</summary>
    public Known<double>? PromptP95Ms { get; init; }

    /// <summary>The p95 latency in milliseconds with retrieval, where it was measured.</summary>
    public Known<double>? RetrievalP95Ms { get; init; }

    /// <summary>Engineers who would keep it.</summary>
    public Known<int>? Team { get; init; }

    /// <summary>Whether the team versions, monitors and rolls back models.</summary>
    public Known<bool>? HasModelOperations { get; init; }

    public Known<bool>? IsRegulated { get; init; }

    /// <summary>Whether someone can keep the documents that a regulated domain asks for.</summary>
    public Known<bool>? HasComplianceCapacity { get; init; }

    /// <summary>Whether a model that is paid by call reaches the quality of the bar: a teacher.</summary>
    public Known<GateState>? Teacher { get; init; }

    /// <summary>The measured gain of a remedy's best candidate over the best without it.</summary>
    public ImmutableSortedDictionary<Remedy, DifferenceEstimate> Gains { get; init; } =
        ImmutableSortedDictionary<Remedy, DifferenceEstimate>.Empty;

    /// <summary>The probability that a remedy costs less over all months, from the draws of ownership.</summary>
    public ImmutableSortedDictionary<Remedy, double> ProbabilityPays { get; init; } = ImmutableSortedDictionary<Remedy, double>.Empty;
}
