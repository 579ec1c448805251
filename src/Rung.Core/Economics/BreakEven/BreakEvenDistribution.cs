namespace Rung.Core.Economics.BreakEven;

/// <summary>A break-even over the draws; in some of them there may be none.</summary>
public sealed class BreakEvenDistribution
{
    private readonly double[] _sorted;

    /// <param name="draws">Infinite where it never comes. Orders them in place.</param>
    /// <param name="isOnlyBelow">In how many draws the challenger pays only below a volume, if at all.</param>
    internal BreakEvenDistribution(double[] draws, int isOnlyBelow = 0)
    {
        Array.Sort(draws);
        _sorted = draws;
        NeverShare = (double)draws.Count(double.IsPositiveInfinity) / draws.Length;
        AlwaysShare = (double)draws.Count(draw => draw == 0) / draws.Length;
        OnlyBelowShare = (double)isOnlyBelow / draws.Length;
    }

    /// <summary>The share of draws in which it never comes, within the horizon.</summary>
    public double NeverShare { get; }

    /// <summary>The share of draws in which nothing has to be earned back.</summary>
    public double AlwaysShare { get; }

    /// <summary>For volumes: the share of draws in which the challenger pays below a volume, not above one; they count as never.</summary>
    public double OnlyBelowShare { get; }

    /// <summary>
    /// By when, or from which volume, it comes with this probability; <see langword="null"/>: never with so much certainty.
    /// </summary>
    public double? Quantile(double probability)
    {
        // No line is drawn between a number and "never": the draw at the place, not a mean of two.
        var draw = _sorted[(int)Math.Ceiling(probability * (_sorted.Length - 1))];
        return double.IsPositiveInfinity(draw) ? null : draw;
    }

    public double? Median => Quantile(0.5);

    /// <summary>The probability that it comes by then, or that it pays at such a volume.</summary>
    public double ProbabilityBy(double value)
    {
        var place = Array.BinarySearch(_sorted, value);
        place = place < 0 ? ~place : place;
        while (place < _sorted.Length && _sorted[place] <= value)
        {
            place++;
        }

        return (double)place / _sorted.Length;
    }
}
