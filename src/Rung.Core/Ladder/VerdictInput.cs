using System.Collections.Immutable;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Value;
using Rung.Core.Ladder.Gates;

namespace Rung.Core.Ladder;

/// <summary>The evidence that a verdict is made from.</summary>
public sealed record VerdictInput
{
    public required Bar Bar { get; init; }

    public Policy Policy { get; init; } = new();

    public required string Metric { get; init; }

    /// <summary>All candidates of the climb, in any state.</summary>
    public required ImmutableArray<MeasuredCandidate> Candidates { get; init; }

    /// <summary>Holds every pair of finalists that the verdict may need: each against the best, each against the incumbent.</summary>
    public required ImmutableArray<Comparison> Comparisons { get; init; }

    /// <summary>The candidate that serves today, by name.</summary>
    public string? Incumbent { get; init; }

    public long? CallsPerMonth { get; init; }

    /// <summary>What gates ask for beside the candidates: the team's answers, and facts of files and the journal.</summary>
    public Situation Situation { get; init; } = new();

    /// <summary>
    /// The months to come, with every candidate whose cost is known, by its name; <see langword="null"/>: the volume is unknown,
    /// and only the cost of a call decides.
    /// </summary>
    public OwnershipCase? Ownership { get; init; }

    /// <summary>The case of a student that was not trained; <see langword="null"/>: there is no teacher, or no volume.</summary>
    public DistillationQuestion? Distillation { get; init; }

    /// <summary>The gates, where they were asked already.</summary>
    internal GateReport? Gates { get; init; }

    /// <summary>Whole rungs and models that were not tried, each with its reason.</summary>
    public ImmutableArray<string> NotTried { get; init; } = [];

    public required DateOnly Today { get; init; }
}
