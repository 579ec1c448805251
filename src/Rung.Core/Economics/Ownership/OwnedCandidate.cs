using System.Collections.Immutable;
using Rung.Core.Economics.Calls;

namespace Rung.Core.Economics.Ownership;

/// <summary>A candidate as its owner pays for it.</summary>
public sealed record OwnedCandidate
{
    /// <summary>Unique among those compared.</summary>
    public required string Name { get; init; }

    /// <summary>What its calls cost. Empty: nothing. A candidate whose price is unknown cannot be reckoned with at all.</summary>
    public required ImmutableArray<RunningCost> Running { get; init; }

    /// <summary>What is paid once or every month, however many calls come.</summary>
    public ImmutableArray<CostItem> Items { get; init; } = [];

    /// <summary>The share of correct answers; <see langword="null"/>: unknown, and then its value is.</summary>
    public Assumption? Quality { get; init => field = value.Share(); }

    /// <summary>Seconds until an answer, for the penalty on latency; <see langword="null"/>: unknown, and none is paid.</summary>
    public Assumption? LatencySeconds { get; init => field = value.NotNegative(); }

    /// <summary><see langword="null"/>: it serves already, or was measured to.</summary>
    public SuccessChance? Success { get; init; }
}
