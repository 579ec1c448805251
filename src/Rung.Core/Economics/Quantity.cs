using System.Globalization;
using Rung.Core.Statistics;

namespace Rung.Core.Economics;

/// <summary>
/// A number with what is known about it: certain, a range of low, likely and high, or measured with an interval.
/// </summary>
/// <remarks>
/// A range is drawn from a triangle. Its quantiles have a closed form, so that one random number makes one draw and a
/// reader can check it by hand; and its ends weigh more than those of the PERT (beta) curve, which suits ranges that
/// people give: the world is outside them more often than they think.
/// A measured number is drawn from a normal curve for each side, such that its interval comes out as it was measured,
/// lopsided or not.
/// </remarks>
public sealed record Quantity
{
    private readonly double _deviationBelow;
    private readonly double _deviationAbove;
    private readonly double _least = double.NegativeInfinity;
    private readonly double _most = double.PositiveInfinity;

    private Quantity(QuantityKind kind, double low, double likely, double high)
    {
        Check("low", low);
        Check("likely", likely);
        Check("high", high);
        if (low > likely || likely > high)
        {
            throw new EconomicsException("low, likely, high", $"{Text(low)}, {Text(likely)}, {Text(high)}", "numbers that do not fall");
        }

        (Kind, Low, Likely, High) = (kind, low, likely, high);
    }

    private Quantity(Estimate estimate, double least, double most)
        : this(QuantityKind.Measured, estimate.Interval.Low, estimate.Value, estimate.Interval.High)
    {
        var critical = CriticalValue.Normal(estimate.Confidence);
        _deviationBelow = (Likely - Low) / critical;
        _deviationAbove = (High - Likely) / critical;
        (_least, _most) = (Math.Min(least, Likely), Math.Max(most, Likely));
    }

    public QuantityKind Kind { get; }

    /// <summary>The low end of the range, or of the measured interval.</summary>
    public double Low { get; }

    /// <summary>The likeliest value of a range; the estimate of a measured number.</summary>
    public double Likely { get; }

    /// <summary>The high end of the range, or of the measured interval.</summary>
    public double High { get; }

    /// <summary>
    /// The mean of a range, the estimate of a measured number. Costs are products and sums of independent quantities, so
    /// the expected cost is the cost at these.
    /// </summary>
    public double Expected => Kind is QuantityKind.Range ? (Low + Likely + High) / 3 : Likely;

    public static Quantity Certain(double value) => new(QuantityKind.Certain, value, value, value);

    public static Quantity Certain(decimal value) => Certain((double)value);

    /// <exception cref="EconomicsException">The numbers fall, or one is no number.</exception>
    public static Quantity Range(double low, double likely, double high) => new(QuantityKind.Range, low, likely, high);

    /// <summary>What was measured.</summary>
    /// <param name="estimate">The value with its interval.</param>
    /// <param name="least">No draw is below it.</param>
    /// <param name="most">No draw is above it.</param>
    public static Quantity Measured(Estimate estimate, double least = 0, double most = double.PositiveInfinity) => new(estimate, least, most);

    /// <summary>A measured share, such as a quality: all draws lie in [0, 1].</summary>
    public static Quantity MeasuredShare(Estimate estimate) => new(estimate, least: 0, most: 1);

    /// <summary>The value that the quantity is below with a probability in (0, 1).</summary>
    public double Quantile(double probability)
    {
        if (probability is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies in (0, 1).");
        }

        return Kind switch
        {
            QuantityKind.Certain => Likely,
            QuantityKind.Range => Triangular(probability),
            _ => Normal(probability),
        };
    }

    public override string ToString() => Kind is QuantityKind.Certain
        ? Text(Likely)
        : $"{Text(Likely)} ({Text(Low)} to {Text(High)})";

    private double Triangular(double probability)
    {
        var width = High - Low;
        if (width == 0)
        {
            return Likely;
        }

        // The triangle's distribution function is a parabola on each side of the likely value.
        var rising = (Likely - Low) / width;
        return probability < rising
            ? Low + Math.Sqrt(probability * width * (Likely - Low))
            : High - Math.Sqrt((1 - probability) * width * (High - Likely));
    }

    private double Normal(double probability)
    {
        var deviations = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, probability);
        return Math.Clamp(Likely + (deviations * (deviations < 0 ? _deviationBelow : _deviationAbove)), _least, _most);
    }

    private static void Check(string field, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new EconomicsException(field, Text(value), "a finite number");
        }
    }

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
