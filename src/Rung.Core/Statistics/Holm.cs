using System.Collections.Immutable;

namespace Rung.Core.Statistics;

/// <summary>
/// Correction for several comparisons that keeps the chance of any false one at the level, whatever their dependence.
/// Holm, "A simple sequentially rejective multiple test procedure", Scand. J. Stat. 6, 1979.
/// </summary>
public static class Holm
{
    /// <summary>The adjusted p-values, in the order of the input.</summary>
    public static ImmutableArray<double> Adjust(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        var adjusted = new double[pValues.Count];
        var running = 0.0;
        var left = pValues.Count;
        foreach (var i in Enumerable.Range(0, pValues.Count).OrderBy(i => Checked(pValues[i])))
        {
            // A larger p-value never comes out below a smaller one.
            running = Math.Max(running, Math.Min(1, left * pValues[i]));
            adjusted[i] = running;
            left--;
        }

        return [.. adjusted];
    }

    private static double Checked(double pValue) =>
        pValue is >= 0 and <= 1
            ? pValue
            : throw new ArgumentOutOfRangeException(nameof(pValue), pValue, "A p-value lies in [0, 1].");
}
