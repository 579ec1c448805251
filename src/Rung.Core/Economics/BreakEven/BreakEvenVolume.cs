using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Uncertainty;

namespace Rung.Core.Economics.BreakEven;

/// <summary>From how many calls a challenger costs no more than the incumbent.</summary>
public static class BreakEvenVolume
{
    private const double MostCalls = 1e12;
    private const double FirstGuess = 1000;
    private const int Halvings = 24;

    /// <summary>
    /// The calls that earn a one-off back, exactly: F / (a − b). With prompt caching both costs of input shrink by
    /// 1 − h + h c, and the break-even grows by its reciprocal.
    /// </summary>
    /// <param name="oneOff">F, what the challenger costs before its first call.</param>
    /// <param name="incumbentPerCall">a.</param>
    /// <param name="challengerPerCall">b.</param>
    /// <returns><see langword="null"/>: never, it saves nothing on a call.</returns>
    public static decimal? Calls(Money oneOff, Money incumbentPerCall, Money challengerPerCall) => (oneOff.Usd, incumbentPerCall.Usd - challengerPerCall.Usd) switch
    {
        ( <= 0, >= 0) => 0,
        (_, <= 0) => null,
        var (paid, saved) => paid / saved,
    };

    /// <summary>Calls in the first month; infinite: never; NaN: it pays only below some volume.</summary>
    internal static double Of(DrawnCost challenger, DrawnCost incumbent, double growth, int months) =>
        challenger.Hosted.Count == 0 && incumbent.Hosted.Count == 0
            ? ClosedForm(challenger, incumbent, growth, months)
            : Bisected(challenger, incumbent, growth, months);

    /// <summary>The difference of the totals is a + b V with a = ΔF + n ΔR and b = Δc (1 + (1 + g) + …).</summary>
    internal static double ClosedForm(DrawnCost challenger, DrawnCost incumbent, double growth, int months)
    {
        var fixedPart = challenger.OneOff - incumbent.OneOff + (months * (challenger.Monthly - incumbent.Monthly));
        var perCall = (challenger.PerCall - incumbent.PerCall) * Traffic.CallsOver(months, growth);
        return (fixedPart <= 0, perCall < 0) switch
        {
            (true, true) => 0,
            (true, false) => perCall == 0 ? 0 : double.NaN,
            (false, true) => -fixedPart / perCall,
            (false, false) => double.PositiveInfinity,
        };
    }

    /// <summary>
    /// The same without the formula: a bracket by doubling, then halved. Where hardware comes in steps there may be several
    /// crossings; the one found has the challenger cheaper just above it.
    /// </summary>
    internal static double Bisected(DrawnCost challenger, DrawnCost incumbent, double growth, int months)
    {
        if (Behind(0) <= 0)
        {
            return Behind(MostCalls) <= 0 ? 0 : double.NaN;
        }

        var above = FirstGuess;
        while (Behind(above) > 0)
        {
            above *= 2;
            if (above > MostCalls)
            {
                return double.PositiveInfinity;
            }
        }

        var below = above > FirstGuess ? above / 2 : 0;
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (below + above) / 2;
            (below, above) = Behind(middle) > 0 ? (middle, above) : (below, middle);
        }

        return above;

        double Behind(double calls)
        {
            return challenger.OneOff - incumbent.OneOff
                + challenger.RunningOver(months, calls, growth) - incumbent.RunningOver(months, calls, growth);
        }
    }
}
