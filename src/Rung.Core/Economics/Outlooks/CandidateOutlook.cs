using System.Collections.Immutable;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Economics.Outlooks;

/// <summary>What a candidate will cost and earn, as a report prints it. All in dollars.</summary>
public sealed record CandidateOutlook
{
    public required string Name { get; init; }

    /// <summary>Paid before the first call.</summary>
    public required Distribution OneOff { get; init; }

    /// <summary>The first month's running cost.</summary>
    public required Distribution FirstMonth { get; init; }

    /// <summary>One-off and running cost of all months.</summary>
    public required Distribution Total { get; init; }

    /// <summary>What its answers earn, less <see cref="Total"/>; <see langword="null"/> where value or quality is unknown.</summary>
    public Distribution? Net { get; init; }

    /// <summary>Net over cost; <see langword="null"/> where value or quality is unknown.</summary>
    public Distribution? ReturnOnInvestment { get; init; }

    /// <summary>The share of draws in which no other costs less.</summary>
    public required double ProbabilityCheapest { get; init; }

    /// <summary>The share of draws in which no other earns more; <see langword="null"/> where one's net is unknown.</summary>
    public double? ProbabilityBestNet { get; init; }

    /// <summary>How likely it will serve as hoped: its totals reckon with that. <see langword="null"/>: certain.</summary>
    public SuccessChance? Success { get; init; }

    /// <summary>All that was paid by the end of each month; the first is month 0: the one-off alone.</summary>
    public required ImmutableArray<Distribution> CashByMonth { get; init; }

    /// <summary>The total at each of <see cref="OwnershipOutlook.Volumes"/>.</summary>
    public required ImmutableArray<Distribution> TotalByVolume { get; init; }

    /// <summary>What is paid once or every month, however many calls come.</summary>
    public required ImmutableArray<CostLine> Items { get; init; }
}
