namespace Rung.Core.Economics.Uncertainty;

/// <summary>What candidates cost and earn at the expected values: their own, and the incumbent's where they may fail.</summary>
internal static class ExpectedOutcome
{
    public static double TotalOf(BoundCase bound, DrawnCase drawn, int candidate, int months)
    {
        var chance = bound.Candidates[candidate].SuccessProbability;
        var running = drawn.RunningOf(candidate, months);
        return drawn.Costs[candidate].OneOff
            + (chance < 1 ? (chance * running) + ((1 - chance) * drawn.RunningOf(bound.Incumbent, months)) : running);
    }

    public static double NetOf(BoundCase bound, DrawnCase drawn, int candidate, int months)
    {
        var chance = bound.Candidates[candidate].SuccessProbability;
        var earnings = drawn.EarningsOf(candidate, months);
        return (chance < 1 ? (chance * earnings) + ((1 - chance) * drawn.EarningsOf(bound.Incumbent, months)) : earnings)
            - TotalOf(bound, drawn, candidate, months);
    }
}
