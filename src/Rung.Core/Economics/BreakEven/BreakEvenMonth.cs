using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Economics.BreakEven;

/// <summary>When a challenger's one-off is earned back.</summary>
internal static class BreakEvenMonth
{
    /// <summary>
    /// The month at whose end the challenger has cost no more than the incumbent, and from which it never again has until the
    /// horizon; 0: from the start; infinite: not within the horizon.
    /// </summary>
    public static double Of(DrawnCost challenger, DrawnCost incumbent, double calls, double growth, int horizon)
    {
        var behind = challenger.OneOff - incumbent.OneOff;
        var since = behind > 0 ? double.PositiveInfinity : 0;
        for (var month = 1; month <= horizon; month++)
        {
            behind += challenger.MonthOf(calls) - incumbent.MonthOf(calls);
            if (behind > 0)
            {
                since = double.PositiveInfinity;
            }
            else if (double.IsPositiveInfinity(since))
            {
                since = month;
            }

            calls *= 1 + growth;
        }

        return since;
    }
}
