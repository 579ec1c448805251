using Rung.Core.Statistics;

namespace Rung.Core.Tests.Statistics;

/// <summary>Draws whose truth is known.</summary>
internal static class Samples
{
    public static double[] Binary(SplitMix64 random, int count, double share) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() < share ? 1.0 : 0.0)];

    /// <summary>Right by <paramref name="share"/>, otherwise anything between: what token-F1 looks like. Mean (1 +
    /// share) / 2.</summary>
    public static double[] Fractional(SplitMix64 random, int count, double share) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() < share ? 1.0 : random.NextDouble())];

    /// <summary>Groups of 5 to 45 examples whose rates vary so widely that scores correlate by 0.3.</summary>
    public static (double[] Scores, string?[] Groups) Grouped(SplitMix64 random, int groups, double mean)
    {
        var (scores, names) = (new List<double>(), new List<string?>());
        for (var g = 0; g < groups; g++)
        {
            var rate = Beta(random, mean, correlation: 0.3);
            var size = 5 + random.Next(41);
            scores.AddRange(Binary(random, size, rate));
            names.AddRange(Enumerable.Repeat($"g{g}", size));
        }

        return ([.. scores], [.. names]);
    }

    /// <summary>Two candidates with independent rates in each group; the difference of their means is the
    /// truth.</summary>
    public static (double[] First, double[] Second, string?[] Groups) Pairs(
        SplitMix64 random, int groups, double mean, double difference)
    {
        var (first, second, names) = (new List<double>(), new List<double>(), new List<string?>());
        for (var g = 0; g < groups; g++)
        {
            var (one, other) = (Beta(random, mean, correlation: 0.3), Beta(random, mean - difference, correlation: 0.3));
            var size = 5 + random.Next(41);
            first.AddRange(Binary(random, size, one));
            second.AddRange(Binary(random, size, other));
            names.AddRange(Enumerable.Repeat($"g{g}", size));
        }

        return ([.. first], [.. second], [.. names]);
    }

    /// <summary>Jöhnk's method, for variance correlation · mean · (1 − mean).</summary>
    private static double Beta(SplitMix64 random, double mean, double correlation)
    {
        var strength = (1 / correlation) - 1;
        while (true)
        {
            var x = Math.Pow(random.NextDouble(), 1 / (strength * mean));
            var y = Math.Pow(random.NextDouble(), 1 / (strength * (1 - mean)));
            if (x + y is > 0 and <= 1)
            {
                return x / (x + y);
            }
        }
    }
}
