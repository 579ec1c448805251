namespace Rung.Core.Statistics;

/// <summary>A paired difference of two runs over the same examples, with the test of whether it is zero.</summary>
/// <param name="Value">The mean of first minus second.</param>
/// <param name="Interval">The confidence interval of the difference.</param>
/// <param name="PValue">Two-sided, against a difference of zero; not yet corrected for several comparisons.</param>
/// <param name="Count">The number of pairs.</param>
/// <param name="Groups">The number of groups, where pairs are clustered; otherwise 0.</param>
/// <param name="Method">The name of the method, as the reports print it, for example <c>cluster-robust t (G-1
/// df)</c>.</param>
public readonly record struct DifferenceEstimate(
    double Value, Interval Interval, double PValue, int Count, int Groups, string Method);
