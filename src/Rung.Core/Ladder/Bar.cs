using Rung.Core.Economics;

namespace Rung.Core.Ladder;

/// <summary>What the task must reach. What is not given is not asked.</summary>
public sealed record Bar
{
    /// <summary>In the metric's range, [0, 1].</summary>
    public double? Quality { get; init; }

    /// <summary>The 95th percentile of the latency.</summary>
    public TimeSpan? P95 { get; init; }

    /// <summary>The cost of a thousand calls.</summary>
    public Money? CostPer1K { get; init; }
}
