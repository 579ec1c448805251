using MathNet.Numerics.Distributions;
using NormalDistribution = MathNet.Numerics.Distributions.Normal;

namespace Rung.Core.Statistics;

/// <summary>How many standard errors a two-sided interval reaches to each side, and the p-value of so many.</summary>
internal static class CriticalValue
{
    public static double Normal(double confidence) => NormalDistribution.InvCDF(0, 1, (1 + Checked(confidence)) / 2);

    public static double Student(double confidence, double degreesOfFreedom) =>
        StudentT.InvCDF(0, 1, degreesOfFreedom, (1 + Checked(confidence)) / 2);

    /// <summary>Two-sided.</summary>
    public static double StudentPValue(double statistic, double degreesOfFreedom) =>
        Math.Min(1, 2 * StudentT.CDF(0, 1, degreesOfFreedom, -Math.Abs(statistic)));

    public static double Checked(double confidence) =>
        confidence is > 0 and < 1
            ? confidence
            : throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence lies in (0, 1).");
}
