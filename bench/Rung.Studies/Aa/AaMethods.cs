using System.Runtime.InteropServices;
using MathNet.Numerics.Distributions;
using Rung.Core.Statistics;

namespace Rung.Studies.Aa;

/// <summary>What is compared: each gives a two-sided p-value against "no difference".</summary>
internal static class AaMethods
{
    private const int LookEvery = 50;

    public static double Rung(AaSample sample) => Paired(sample, sample.Groups).PValue;

    public static double SignFlipped(AaSample sample) =>
        SignFlip.PValue([.. GroupSums(sample).Values.Select(group => group.Sum)], seed: 1);

    public static double BootstrapT(AaSample sample) => ClusterBootstrap.Estimate(
        Span(sample.First), Span(sample.Second), sample.Groups, confidence: 0.95, resamples: 499, seed: 1).PValue;

    /// <summary>As if the examples were independent.</summary>
    public static double McNemarMidP(AaSample sample) => Paired(sample, groups: null).PValue;

    public static double PairedT(AaSample sample)
    {
        var differences = sample.First.Zip(sample.Second, (first, second) => first - second).ToArray();
        var mean = differences.Average();
        var variance = differences.Sum(difference => Math.Pow(difference - mean, 2)) / (differences.Length - 1);
        return StudentPValue(mean, variance / differences.Length, differences.Length - 1);
    }

    /// <summary>The textbook form (CR1 with G − 1 degrees of freedom), which takes groups of one size for
    /// granted.</summary>
    public static double ClassicalClusterT(AaSample sample)
    {
        var groups = GroupSums(sample).Values;
        double count = groups.Count;
        var mean = groups.Sum(group => group.Sum) / sample.Count;
        var squares = groups.Sum(group => Math.Pow(group.Sum - (group.Size * mean), 2));
        return count < 2 ? 1 : StudentPValue(mean, squares * count / (count - 1) / sample.Count / sample.Count, count - 1);
    }

    /// <summary>The always-valid race; its p-value is the least so far, so the last look has seen what every look
    /// saw.</summary>
    public static double Race(AaSample sample) => Race(sample, sample.Groups);

    /// <summary>The always-valid race with each example as a unit of its own: always valid, were examples
    /// independent.</summary>
    public static double RaceOfExamples(AaSample sample) => Race(sample, new string?[sample.Count]);

    /// <summary>A look after every 50 examples with a test made for one look: "better" as soon as one says
    /// so.</summary>
    public static double Peeking(AaSample sample, Func<AaSample, double> method)
    {
        var least = 1.0;
        for (var seen = LookEvery; seen < sample.Count + LookEvery; seen += LookEvery)
        {
            least = Math.Min(least, method(sample.Prefix(Math.Min(seen, sample.Count))));
        }

        return least;
    }

    private static double Race(AaSample sample, IReadOnlyList<string?> groups)
    {
        var race = new PairedRace(groups, confidence: 0.95);
        for (var i = 0; i < sample.Count; i++)
        {
            race.Add(i, sample.First[i] - sample.Second[i]);
        }

        return race.Estimate.PValue;
    }

    private static DifferenceEstimate Paired(AaSample sample, IReadOnlyList<string?>? groups) =>
        PairedDifference.Estimate(Span(sample.First), Span(sample.Second), groups, confidence: 0.95, seed: 1);

    private static Dictionary<string, (double Sum, int Size)> GroupSums(AaSample sample)
    {
        var sums = new Dictionary<string, (double Sum, int Size)>();
        for (var i = 0; i < sample.Count; i++)
        {
            var (sum, size) = sums.GetValueOrDefault(sample.Groups[i]!);
            sums[sample.Groups[i]!] = (sum + sample.First[i] - sample.Second[i], size + 1);
        }

        return sums;
    }

    private static double StudentPValue(double mean, double variance, double freedom) =>
        variance <= 0 ? (mean == 0 ? 1 : 0) : 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(mean) / Math.Sqrt(variance));

    private static ReadOnlySpan<double> Span(List<double> values) => CollectionsMarshal.AsSpan(values);
}
