using System.Collections.Immutable;

namespace Rung.Core.Economics.Uncertainty;

/// <summary>What draws over all assumptions say about a case.</summary>
public sealed record OwnershipForecast
{
    public required int Draws { get; init; }

    public required ulong Seed { get; init; }

    public required int Months { get; init; }

    /// <summary>The cheapest first, by expected total; equals by name.</summary>
    public required ImmutableArray<CandidateForecast> Candidates { get; init; }

    /// <summary>Each other candidate against the incumbent, in the order of <see cref="Candidates"/>.</summary>
    public required ImmutableArray<PairForecast> Pairs { get; init; }

    /// <summary>All that it rests on, in the order of their keys.</summary>
    public required ImmutableArray<Assumption> Assumptions { get; init; }

    public CandidateForecast Of(string name) => Candidates.First(candidate => candidate.Name == name);

    public PairForecast Against(string challenger) => Pairs.First(pair => pair.Challenger == challenger);
}
