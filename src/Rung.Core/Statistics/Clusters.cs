namespace Rung.Core.Statistics;

/// <summary>
/// Values gathered into the units that vary independently of each other: the groups, and every example without one.
/// Units stand in an order of their own, so that no result depends on the order in which the examples came.
/// </summary>
internal sealed class Clusters
{
    private Clusters(double[] sums, int[] sizes, int examples, double squares)
    {
        Sums = sums;
        Sizes = sizes;
        Examples = examples;
        Mean = Sum(sums) / examples;
        MeanSquare = squares / examples;
        Concentration = sizes.Sum(size => (double)size * size) / examples / examples;
    }

    public double[] Sums { get; }

    public int[] Sizes { get; }

    public int Examples { get; }

    /// <summary>Of the examples, so that a large group counts for more.</summary>
    public double Mean { get; }

    /// <summary>The mean of the squared values; of right-or-wrong differences the share of discordant
    /// examples.</summary>
    public double MeanSquare { get; }

    /// <summary>Σ n_g² / n²: one over the number of units if they have one size.</summary>
    public double Concentration { get; }

    public int Count => Sums.Length;

    /// <summary>Whether any unit is more than one example.</summary>
    public bool IsGrouped => Count < Examples;

    /// <summary>The number of groups as estimates report it: 0 where nothing is clustered.</summary>
    public int Groups => IsGrouped ? Count : 0;

    public static Clusters Of(ReadOnlySpan<double> values, IReadOnlyList<string?>? groups)
    {
        var units = Units.Of(values.Length, groups);
        var sums = new double[units.Count];
        var squares = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            sums[units.OfExample[i]] += values[i];
            squares += values[i] * values[i];
        }

        var sizes = units.Sizes;
        int[] order = [.. Enumerable.Range(0, units.Count).OrderBy(unit => sizes[unit]).ThenBy(unit => sums[unit])];
        return new(
            [.. order.Select(unit => sums[unit])], [.. order.Select(unit => sizes[unit])], values.Length, squares);
    }

    private static double Sum(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
