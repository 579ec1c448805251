namespace Rung.Core.Economics.BreakEven;

/// <summary>Finds where a lead is lost or won as a knob is turned.</summary>
internal static class CrossingSearch
{
    /// <summary>Steps on each side: for a volume each is a tenth of it more, for a share a two-hundredth.</summary>
    private const int Steps = 400;

    private const int Halvings = 100;

    public static IEnumerable<double> Find(Func<double, double> lead, FlipKnob knob) =>
        knob.IsAffine ? ClosedForm(lead, knob) : Bisected(lead, knob);

    /// <summary>A straight line through two points crosses zero once, or never.</summary>
    public static IEnumerable<double> ClosedForm(Func<double, double> lead, FlipKnob knob)
    {
        var (from, to) = knob.Input is FlipInput.Volume ? (knob.Now, 2 * knob.Now) : (0, 1.0);
        var (atFrom, atTo) = (lead(from), lead(to));
        var crossing = from - (atFrom * (to - from) / (atTo - atFrom));
        return double.IsFinite(crossing) && crossing >= knob.Least && crossing <= knob.Most ? [crossing] : [];
    }

    /// <summary>The nearest crossing on each side: outwards in steps until the sign changes, then halved.</summary>
    public static IEnumerable<double> Bisected(Func<double, double> lead, FlipKnob knob)
    {
        foreach (var isUp in new[] { false, true })
        {
            var inner = knob.Now;
            var sign = Math.Sign(lead(inner));
            for (var step = 1; step <= Steps; step++)
            {
                var outer = Step(knob, inner, isUp);
                if (outer == inner)
                {
                    break;
                }

                if (Math.Sign(lead(outer)) != sign)
                {
                    yield return Halve(lead, inner, outer, sign);
                    break;
                }

                inner = outer;
            }
        }
    }

    private static double Step(FlipKnob knob, double value, bool isUp)
    {
        var step = knob.Input switch
        {
            FlipInput.Volume => isUp ? value * 1.1 : value / 1.1,
            FlipInput.Price => isUp ? (value * 1.1) + 0.01 : (value / 1.1) - 0.01,
            _ => isUp ? value + 0.005 : value - 0.005,
        };
        return Math.Clamp(step, knob.Least, knob.Most);
    }

    private static double Halve(Func<double, double> lead, double inner, double outer, int sign)
    {
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (inner + outer) / 2;
            (inner, outer) = Math.Sign(lead(middle)) == sign ? (middle, outer) : (inner, middle);
        }

        return (inner + outer) / 2;
    }
}
