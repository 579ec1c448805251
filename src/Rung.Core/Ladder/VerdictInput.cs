using System.Collections.Immutable;

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

    /// <summary>Whole rungs and models that were not tried, each with its reason.</summary>
    public ImmutableArray<string> NotTried { get; init; } = [];

    public required DateOnly Today { get; init; }
}
