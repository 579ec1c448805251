using Rung.Core.Economics.BreakEven;

namespace Rung.Core.Economics.Uncertainty;

/// <summary>A challenger held against the incumbent.</summary>
public sealed record PairForecast
{
    public required string Challenger { get; init; }

    public required string Incumbent { get; init; }

    /// <summary>The share of draws in which the challenger costs less over all months; ties count half.</summary>
    public required double ProbabilityCheaper { get; init; }

    /// <summary>The share of draws in which the challenger's net is higher; <see langword="null"/> where one's is unknown.</summary>
    public double? ProbabilityBetterNet { get; init; }

    /// <summary>What the challenger saves over all months; below zero it costs more.</summary>
    public required Distribution Saving { get; init; }

    /// <summary>After how many months the one-off is earned back, if the challenger succeeds.</summary>
    public required BreakEvenDistribution Month { get; init; }

    /// <summary>From how many calls a month the challenger costs less over all months, if it succeeds.</summary>
    public required BreakEvenDistribution CallsPerMonth { get; init; }
}
