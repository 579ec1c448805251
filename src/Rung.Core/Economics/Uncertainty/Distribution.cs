using System.Diagnostics;
using Rung.Core.Statistics;

namespace Rung.Core.Economics.Uncertainty;

/// <summary>How an outcome is spread over the draws.</summary>
/// <param name="Expected">The outcome at the expected values of all assumptions, without any drawing.</param>
/// <param name="Mean">The mean of the draws.</param>
/// <param name="Median">Half of the draws are below it.</param>
/// <param name="Central80">Four in five draws are within it, one in ten on either side.</param>
/// <param name="Central95">Nineteen in twenty draws are within it.</param>
public sealed record Distribution(double Expected, double Mean, double Median, Interval Central80, Interval Central95)
{
    /// <summary>Orders the draws in place.</summary>
    internal static Distribution Of(double expected, double[] draws)
    {
        var mean = 0.0;
        foreach (var draw in draws)
        {
            mean += draw / draws.Length;
        }

        Array.Sort(draws);
        return new(
            expected,
            mean,
            Quantile(draws, 0.5),
            new(Quantile(draws, 0.1), Quantile(draws, 0.9)),
            new(Quantile(draws, 0.025), Quantile(draws, 0.975)));
    }

    /// <summary>Between the two nearest draws (Hyndman and Fan's seventh definition, which R and NumPy use).</summary>
    internal static double Quantile(double[] sorted, double probability)
    {
        Debug.Assert(sorted.Length > 0, "A quantile of nothing.");
        var place = probability * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 < sorted.Length && place > below
            ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]))
            : sorted[below];
    }
}
