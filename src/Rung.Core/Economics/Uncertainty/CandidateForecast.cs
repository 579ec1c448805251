using System.Collections.Immutable;

namespace Rung.Core.Economics.Uncertainty;

/// <summary>What a candidate will cost and earn. All in dollars.</summary>
public sealed record CandidateForecast
{
    public required string Name { get; init; }

    /// <summary>Paid before the first call.</summary>
    public required Distribution OneOff { get; init; }

    /// <summary>The first month's running cost, of the candidate itself.</summary>
    public required Distribution FirstMonth { get; init; }

    /// <summary>
    /// One-off and running cost of all months. Where the candidate may fail, the incumbent's running cost stands for its own
    /// in the draws in which it does.
    /// </summary>
    public required Distribution Total { get; init; }

    /// <summary>What its answers earn, less <see cref="Total"/>; <see langword="null"/> where value or quality is unknown.</summary>
    public Distribution? Net { get; init; }

    /// <summary>Net over cost: 0.5 is half a dollar earned on each paid; <see langword="null"/> where value or quality is unknown.</summary>
    public Distribution? ReturnOnInvestment { get; init; }

    /// <summary>The share of draws in which no other costs less.</summary>
    public required double ProbabilityCheapest { get; init; }

    /// <summary>The share of draws in which no other earns more; <see langword="null"/> where one's net is unknown.</summary>
    public double? ProbabilityBestNet { get; init; }

    /// <summary>All that was paid by the end of each month; the first is month 0: the one-off alone.</summary>
    public required ImmutableArray<Distribution> CashByMonth { get; init; }
}
