using Rung.Core.Economics.Calls;

namespace Rung.Core.Economics.Uncertainty;

/// <summary>What one candidate costs in one draw. Used again for the next, by one thread.</summary>
internal sealed class DrawnCost
{
    public double OneOff { get; set; }

    /// <summary>Dollars a month, however many calls come.</summary>
    public double Monthly { get; set; }

    public double PerCall { get; set; }

    public List<DrawnHosting> Hosted { get; } = [];

    public void Clear()
    {
        (OneOff, Monthly, PerCall) = (0, 0, 0);
        Hosted.Clear();
    }

    /// <summary>The cost of a month with so many calls, without the one-off.</summary>
    public double MonthOf(double calls)
    {
        var cost = Monthly + (PerCall * calls);
        foreach (var hosting in Hosted)
        {
            cost += hosting.CostOf(calls);
        }

        return cost;
    }

    /// <summary>The running cost of months that begin with so many calls and grow.</summary>
    public double RunningOver(int months, double calls, double growth)
    {
        var cost = (months * Monthly) + (PerCall * calls * Traffic.CallsOver(months, growth));
        foreach (var hosting in Hosted)
        {
            var current = calls;
            for (var month = 0; month < months; month++)
            {
                cost += hosting.CostOf(current);
                current *= 1 + growth;
            }
        }

        return cost;
    }
}
