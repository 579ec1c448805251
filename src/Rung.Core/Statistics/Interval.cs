namespace Rung.Core.Statistics;

/// <summary>A closed interval of plausible values around an estimate.</summary>
public readonly record struct Interval(double Low, double High)
{
    public bool Excludes(double value) => value < Low || value > High;
}
