using System.Collections.Immutable;

namespace Rung.Core.Economics.Calls;

/// <summary>
/// Series of the same calls, each split into what follows from those before it and a part of its own. The parts are
/// uncorrelated (Gram and Schmidt), so that they can be drawn one by one, and yet the variance of any sum of the series,
/// which is what a bill is, comes out as that of the calls themselves.
/// </summary>
internal sealed class UnrelatedParts
{
    /// <summary>
    /// Series that are unrelated have a correlation of about ±1/√n by chance. What lies within twice that is left alone: to
    /// follow it would only add noise.
    /// </summary>
    private const double LeastSquaredScore = 4;

    /// <param name="series">One value for each call in each of them.</param>
    public UnrelatedParts(ImmutableArray<double[]> series)
    {
        var parts = new double[series.Length][];
        var slopes = new ImmutableArray<double>[series.Length];
        for (var kind = 0; kind < series.Length; kind++)
        {
            var mean = series[kind].Average();
            double[] rest = [.. series[kind].Select(value => value - mean)];
            slopes[kind] = [.. Enumerable.Range(0, kind).Select(before => TakeOut(parts[before], rest))];
            parts[kind] = rest;
        }

        Slopes = [.. slopes];
        Own = [.. parts.Select((part, kind) => AddTo(part, series[kind].Average()))];
    }

    /// <summary>By series, then by those before it: how much it moves with one unit of that one's own part.</summary>
    public ImmutableArray<ImmutableArray<double>> Slopes { get; }

    /// <summary>The series' own parts, around the means of the series.</summary>
    public ImmutableArray<double[]> Own { get; }

    private static double TakeOut(double[] part, double[] rest)
    {
        var (product, square, restSquare) = (0.0, 0.0, 0.0);
        for (var call = 0; call < part.Length; call++)
        {
            product += part[call] * rest[call];
            square += part[call] * part[call];
            restSquare += rest[call] * rest[call];
        }

        var isMoved = product * product * part.Length > LeastSquaredScore * square * restSquare;
        var slope = isMoved ? product / square : 0;
        for (var call = 0; call < part.Length; call++)
        {
            rest[call] -= slope * part[call];
        }

        return slope;
    }

    private static double[] AddTo(double[] part, double mean) => [.. part.Select(value => value + mean)];
}
