using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Economics.Outlooks;

/// <summary>A challenger held against a reference, as a report prints it.</summary>
public sealed record PairOutlook
{
    public required string Challenger { get; init; }

    public required string Reference { get; init; }

    /// <summary>The share of draws in which the challenger costs less over all months; ties count half.</summary>
    public required double ProbabilityCheaper { get; init; }

    /// <summary>The share of draws in which the challenger's net is higher; <see langword="null"/> where one's is unknown.</summary>
    public double? ProbabilityBetterNet { get; init; }

    /// <summary>What the challenger saves over all months; below zero it costs more.</summary>
    public required Distribution Saving { get; init; }

    /// <summary>After how many months the one-off is earned back.</summary>
    public required BreakEvenOutlook Month { get; init; }

    /// <summary>From how many calls a month the challenger costs less over all months.</summary>
    public required BreakEvenOutlook CallsPerMonth { get; init; }

    internal static PairOutlook Of(PairForecast pair) => new()
    {
        Challenger = pair.Challenger,
        Reference = pair.Incumbent,
        ProbabilityCheaper = pair.ProbabilityCheaper,
        ProbabilityBetterNet = pair.ProbabilityBetterNet,
        Saving = pair.Saving,
        Month = BreakEvenOutlook.Of(pair.Month),
        CallsPerMonth = BreakEvenOutlook.Of(pair.CallsPerMonth),
    };
}
