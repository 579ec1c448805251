using MathNet.Numerics.Distributions;

namespace Rung.Core.Statistics;

/// <summary>
/// The mean of independent amounts with a long tail, such as tokens, with its interval. Student's interval is too short on
/// the side of the tail; Hall's transformation of it takes the skew out.
/// Hall, "On the removal of skewness by transformation", JRSS B 54, 1992.
/// </summary>
public static class SkewedMean
{
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static Estimate Of(ReadOnlySpan<double> values, double confidence)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("A mean needs one value at least.", nameof(values));
        }

        var count = values.Length;
        var (mean, deviation, skew) = Moments(values);
        if (count == 1 || deviation == 0)
        {
            // One value says nothing of the spread: the interval is all that an amount can be.
            var interval = count == 1 ? new Interval(Math.Min(0, mean), Math.Max(0, 2 * mean)) : new Interval(mean, mean);
            return new(mean, interval, count, Groups: 0, confidence, count == 1 ? "one value: nothing can be said" : "no spread");
        }

        var critical = StudentT.InvCDF(0, 1, count - 1, (1 + CriticalValue.Checked(confidence)) / 2);
        var error = deviation / Math.Sqrt(count);
        var low = mean - (error * Untransformed(critical, skew, count));
        var high = mean - (error * Untransformed(-critical, skew, count));

        // Amounts are not negative: where none is, no mean is either.
        var least = LeastOf(values) >= 0 ? 0 : double.NegativeInfinity;
        return new(mean, new(Math.Max(least, Math.Min(low, mean)), Math.Max(high, mean)), count, Groups: 0, confidence, "t, skew removed (Hall)");
    }

    private static double LeastOf(ReadOnlySpan<double> values)
    {
        var least = values[0];
        foreach (var value in values)
        {
            least = Math.Min(least, value);
        }

        return least;
    }

    /// <summary>The t that Hall's g(t) = t + γt²/3√n + γ²t³/27n + γ/6√n makes the given value of.</summary>
    private static double Untransformed(double value, double skew, int count)
    {
        var small = skew / Math.Sqrt(count);
        return Math.Abs(small) < 1e-6
            ? value
            : 3 / small * (Math.Cbrt(1 + (small * (value - (small / 6)))) - 1);
    }

    private static (double Mean, double Deviation, double Skew) Moments(ReadOnlySpan<double> values)
    {
        var mean = 0.0;
        foreach (var value in values)
        {
            mean += value / values.Length;
        }

        var (squares, cubes) = (0.0, 0.0);
        foreach (var value in values)
        {
            var apart = value - mean;
            squares += apart * apart;
            cubes += apart * apart * apart;
        }

        var deviation = values.Length > 1 ? Math.Sqrt(squares / (values.Length - 1)) : 0;
        return (mean, deviation, deviation > 0 ? cubes / values.Length / Math.Pow(deviation, 3) : 0);
    }
}
