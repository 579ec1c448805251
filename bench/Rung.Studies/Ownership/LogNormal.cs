using Rung.Core.Statistics;
using NormalDistribution = MathNet.Numerics.Distributions.Normal;

namespace Rung.Studies.Ownership;

/// <summary>Amounts with a long tail, of a known mean.</summary>
internal static class LogNormal
{
    /// <summary>e^(σ z) has the mean e^(σ²/2), which is divided out.</summary>
    public static double Of(double normal, double mean, double spread) => mean * Math.Exp((spread * normal) - (spread * spread / 2));

    public static double Draw(SplitMix64 random, double mean, double spread) => Of(Normal(random), mean, spread);

    public static double Normal(SplitMix64 random) => NormalDistribution.InvCDF(0, 1, Math.Max(1e-15, random.NextDouble()));

    /// <summary>Up or down by chance, so that whole numbers have exactly the mean of the amounts.</summary>
    public static long Whole(SplitMix64 random, double amount)
    {
        var below = Math.Floor(amount);
        return (long)below + (random.NextDouble() < amount - below ? 1 : 0);
    }
}
