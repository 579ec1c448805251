using System.Collections.Immutable;

namespace Rung.Engine.Reports.Outlooks.Pictures;

/// <summary>Where values stand along an axis, and which of them are written beside it.</summary>
internal sealed class PictureAxis
{
    private const int MostTicks = 12;

    /// <summary>Fewer than this, and a reader could not tell how an axis runs.</summary>
    private const int FewestTicks = 2;

    private static readonly double[] Mantissas = [1, 2, 5];

    private readonly double _low;
    private readonly double _high;
    private readonly bool _isLogarithmic;

    private PictureAxis(double low, double high, bool isLogarithmic, ImmutableArray<double> ticks) =>
        (_low, _high, _isLogarithmic, Ticks) = (low, high, isLogarithmic, ticks);

    public ImmutableArray<double> Ticks { get; }

    /// <summary>Both ends above zero.</summary>
    public static PictureAxis Logarithmic(double low, double high) => new(low, high, isLogarithmic: true, LogarithmicTicks(low, high));

    /// <summary>From and to a tick of 1, 2 or 5 times a power of ten that is not within the values.</summary>
    public static PictureAxis LogarithmicAround(double low, double high)
    {
        var from = Steps(low, high).Last(step => step <= low * (1 + 1e-9));
        var to = Steps(low, high).First(step => step >= high * (1 - 1e-9) && step > from);
        return Logarithmic(from, to);
    }

    public static PictureAxis Linear(double low, double high)
    {
        if (!(high > low))
        {
            (low, high) = (low - 1, low + 1);
        }

        var step = LinearStep((high - low) / 6);
        var first = (long)Math.Ceiling((low / step) - 1e-9);
        var last = (long)Math.Floor((high / step) + 1e-9);
        return new(low, high, isLogarithmic: false, [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)]);
    }

    /// <summary>From 0 to 1; what lies outside stands at the end.</summary>
    public double Place(double value)
    {
        var place = _isLogarithmic ? Math.Log(Math.Max(value, _low) / _low) / Math.Log(_high / _low) : (value - _low) / (_high - _low);
        return double.IsFinite(place) ? Math.Clamp(place, 0, 1) : 0;
    }

    public static double LinearStep(double least)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return power * (least / power) switch
        {
            <= 1 => 1,
            <= 2 => 2,
            <= 5 => 5,
            _ => 10,
        };
    }

    private static ImmutableArray<double> LogarithmicTicks(double low, double high)
    {
        var all = Steps(low, high).Where(step => step >= low * (1 - 1e-9) && step <= high * (1 + 1e-9)).ToArray();
        var tens = all.Where(step => Math.Abs(Math.Log10(step) - Math.Round(Math.Log10(step))) < 1e-9).ToArray();
        return all.Length <= MostTicks || tens.Length < FewestTicks
            ? [.. all]
            : [.. tens.Where((_, i) => i % ((tens.Length / MostTicks) + 1) == 0)];
    }

    private static IEnumerable<double> Steps(double low, double high)
    {
        var first = (int)Math.Floor(Math.Log10(low)) - 1;
        var last = (int)Math.Ceiling(Math.Log10(high)) + 1;
        return Enumerable.Range(first, last - first + 1).SelectMany(power => Mantissas.Select(mantissa => mantissa * Math.Pow(10, power)));
    }
}
