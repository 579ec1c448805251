using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Economics.Outlooks;
using Rung.Core.Ladder.Gates;
using Rung.Core.Ladder.Retrieving;

namespace Rung.Core.Ladder;

/// <summary>All that a climb found: what every report is rendered from, together with the stored attempts.</summary>
public sealed record ClimbResult
{
    public required string Task { get; init; }

    public required OutputKind Output { get; init; }

    /// <summary>The metric's name with its options.</summary>
    public required string Metric { get; init; }

    /// <summary>The metric's range, normalisation and unscored cases, for a person.</summary>
    public required string MetricDescription { get; init; }

    public required Bar Bar { get; init; }

    public required DatasetSummary Dataset { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Lowest rung first; within a rung in the order in which they were tried.</summary>
    public required ImmutableArray<MeasuredCandidate> Candidates { get; init; }

    public required ImmutableArray<Comparison> Comparisons { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>The gates of the rungs; <see langword="null"/> in a result of an older version.</summary>
    public GateReport? Gates { get; init; }

    /// <summary>What the months to come cost; <see langword="null"/>: the volume or every cost is unknown.</summary>
    public OwnershipOutlook? Money { get; init; }

    /// <summary>Retrieval by itself; <see langword="null"/>: the task has no documents that its candidates could use.</summary>
    public RetrievalFindings? Retrieval { get; init; }

    /// <summary>Which policy decided: <c>built-in</c>, or the team's own file.</summary>
    public string Policy { get; init; } = "built-in";

    /// <summary>Which prices were reckoned with: <c>built-in</c>, or the team's own table over it, with the hash of them all.</summary>
    public string Prices { get; init; } = "built-in";

    public required SpentTotals Spent { get; init; }

    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>What the reader should know and the numbers do not say, for example that the test was exchanged.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
