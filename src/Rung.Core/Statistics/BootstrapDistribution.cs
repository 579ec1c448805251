using MathNet.Numerics.Distributions;

namespace Rung.Core.Statistics;

/// <summary>
/// The values of a statistic over resampled units, with the two corrections of BCa: z0 for the bias of the median, a
/// for a spread that changes with the value. Efron, "Better bootstrap confidence intervals", JASA 82, 1987. The
/// normal quantiles are expanded to √(n/(n−1))·t(n−1), since with few units the bootstrap is too narrow:
/// Hesterberg, "What teachers should know about the bootstrap", Am. Stat. 69, 2015.
/// </summary>
internal sealed class BootstrapDistribution
{
    private readonly double[] _sorted;
    private readonly int _units;
    private readonly double _bias;
    private readonly double _acceleration;

    private BootstrapDistribution(double value, double[] sorted, int units, double acceleration, bool isCorrected)
    {
        Value = value;
        _sorted = sorted;
        _units = units;
        _acceleration = isCorrected ? acceleration : 0;
        _bias = isCorrected ? Normal.InvCDF(0, 1, ShareBelow(value)) : 0;
    }

    /// <summary>Of the sample itself.</summary>
    public double Value { get; }

    public bool HasSpread => _sorted[^1] - _sorted[0] > 1e-12;

    public static BootstrapDistribution Of(
        ResamplingUnits units, ResampledStatistic statistic, int resamples, bool isCorrected, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        var random = new SplitMix64(seed);
        var value = statistic(units.All());
        var sorted = new double[resamples];
        for (var i = 0; i < resamples; i++)
        {
            sorted[i] = statistic(units.Draw(random));
        }

        Array.Sort(sorted);
        var acceleration = isCorrected ? Acceleration(units, statistic) : 0;
        return new(value, sorted, units.Count, acceleration, isCorrected);
    }

    public Interval Interval(double confidence)
    {
        var reach = Math.Sqrt(_units / (_units - 1.0)) * CriticalValue.Student(confidence, _units - 1);
        return new(Math.Min(Value, Quantile(-reach)), Math.Max(Value, Quantile(reach)));
    }

    /// <summary>One minus the confidence of the widest interval that excludes zero: two-sided, and never at odds with
    /// the interval.</summary>
    public double PValueOfZero()
    {
        // The inverse of Quantile: from the share below zero back to how many standard errors away zero is.
        var distance = Normal.InvCDF(0, 1, ShareBelow(0)) - _bias;
        var reach = (distance / (1 + (_acceleration * distance))) - _bias;
        return CriticalValue.StudentPValue(reach * Math.Sqrt((_units - 1.0) / _units), _units - 1);
    }

    private double Quantile(double reach)
    {
        var distance = _bias + reach;
        var corrected = Normal.CDF(0, 1, _bias + (distance / (1 - (_acceleration * distance))));

        // Between order statistics, with B + 1 gaps for B values.
        var place = Math.Clamp((corrected * (_sorted.Length + 1)) - 1, 0, _sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, _sorted.Length - 1);
        return _sorted[below] + ((place - below) * (_sorted[above] - _sorted[below]));
    }

    // Ties count half: a statistic over few units repeats its values.
    private double ShareBelow(double value)
    {
        var below = 0.0;
        foreach (var resampled in _sorted)
        {
            below += resampled < value ? 1 : resampled == value ? 0.5 : 0;
        }

        return (below + 0.5) / (_sorted.Length + 1);
    }

    private static double Acceleration(ResamplingUnits units, ResampledStatistic statistic)
    {
        var without = new double[units.Count];
        for (var unit = 0; unit < without.Length; unit++)
        {
            without[unit] = statistic(units.AllBut(unit));
        }

        var mean = without.Average();
        double squares = 0, cubes = 0;
        foreach (var value in without)
        {
            var deviation = mean - value;
            squares += deviation * deviation;
            cubes += deviation * deviation * deviation;
        }

        return squares < 1e-24 ? 0 : cubes / (6 * Math.Pow(squares, 1.5));
    }
}
