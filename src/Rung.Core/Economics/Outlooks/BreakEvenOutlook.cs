using Rung.Core.Economics.BreakEven;

namespace Rung.Core.Economics.Outlooks;

/// <summary>A break-even as a report prints it. A quantile is <see langword="null"/> where it never comes with so much certainty.</summary>
/// <param name="Early">One draw in ten has it by then, or from a volume below it.</param>
/// <param name="Median">Half of the draws have.</param>
/// <param name="Late">Nine draws in ten have.</param>
/// <param name="NeverShare">The share of draws in which it never comes.</param>
/// <param name="AlwaysShare">The share of draws in which nothing has to be earned back.</param>
/// <param name="OnlyBelowShare">For volumes: the share of draws in which the challenger pays below a volume, not above.</param>
public sealed record BreakEvenOutlook(
    double? Early, double? Median, double? Late, double NeverShare, double AlwaysShare, double OnlyBelowShare)
{
    internal static BreakEvenOutlook Of(BreakEvenDistribution distribution) => new(
        distribution.Quantile(0.1),
        distribution.Median,
        distribution.Quantile(0.9),
        distribution.NeverShare,
        distribution.AlwaysShare,
        distribution.OnlyBelowShare);
}
