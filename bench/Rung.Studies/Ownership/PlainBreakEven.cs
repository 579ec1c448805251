namespace Rung.Studies.Ownership;

/// <summary>Break-even, written out.</summary>
internal static class PlainBreakEven
{
    private const double MostCalls = 1e12;
    private const int Halvings = 24;

    public static double Month(PlainCandidate challenger, PlainCandidate incumbent, double calls, double growth, int horizon)
    {
        var behind = challenger.OneOff - incumbent.OneOff;
        var since = behind <= 0 ? 0 : double.PositiveInfinity;
        for (var month = 1; month <= horizon; month++)
        {
            behind += challenger.MonthOf(calls) - incumbent.MonthOf(calls);
            since = behind > 0 ? double.PositiveInfinity : Math.Min(since, month);
            calls *= 1 + growth;
        }

        return since;
    }

    /// <summary>By doubling and halving, whatever is hosted.</summary>
    public static double Calls(PlainCandidate challenger, PlainCandidate incumbent, double growth, int months)
    {
        if (Behind(0) <= 0)
        {
            return Behind(MostCalls) <= 0 ? 0 : double.PositiveInfinity;
        }

        var above = 1000.0;
        while (Behind(above) > 0)
        {
            above *= 2;
            if (above > MostCalls)
            {
                return double.PositiveInfinity;
            }
        }

        var below = above > 1000 ? above / 2 : 0;
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
