using Rung.Core.Economics.Calls;

namespace Rung.Core.Economics.Uncertainty;

/// <summary>A case in one draw. Used again for the next, by one thread.</summary>
internal sealed class DrawnCase(int candidates)
{
    public double Calls { get; set; }

    public double Growth { get; set; }

    public DrawnCost[] Costs { get; } = [.. Enumerable.Range(0, candidates).Select(_ => new DrawnCost())];

    /// <summary>What a call earns, by candidate; NaN is unknown.</summary>
    public double[] ValuePerCall { get; } = new double[candidates];

    public double RunningOf(int candidate, int months) => Costs[candidate].RunningOver(months, Calls, Growth);

    public double EarningsOf(int candidate, int months) => ValuePerCall[candidate] * Calls * Traffic.CallsOver(months, Growth);
}
