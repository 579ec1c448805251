using System.Globalization;

namespace Rung.Core.Statistics;

/// <summary>
/// The one door to the paired difference of two candidates over the same examples, with interval and test: chooses
/// the method by what the scores are.
/// <list type="bullet">
/// <item>Right-or-wrong scores of independent examples: McNemar's mid-p test and Tango's interval.</item>
/// <item>All others: the cluster-robust (CR2) t; where the examples stand alone it is the paired t.</item>
/// <item>Few or very unequal groups (under <see cref="FewestDegrees"/> degrees of freedom by size): sign-flip of the
/// group sums, and t where that is the more cautious.</item>
/// </list>
/// The difference is the mean over examples, so a large group counts for more.
/// </summary>
public static class PairedDifference
{
    /// <summary>
    /// Below, the normal approximation behind t is not to be trusted with sums of few skewed groups: the coverage
    /// study in
    /// <c>bench/results/aa-study.md</c> shows where.
    /// </summary>
    internal const double FewestDegrees = 10;

    /// <param name="first">The scores of one candidate, in [0, 1].</param>
    /// <param name="second">Those of the other, in the same order of examples.</param>
    /// <param name="groups">The group of each example; <see langword="null"/> for an example that stands alone, or
    /// for all.</param>
    /// <param name="confidence">For example 0.95.</param>
    /// <param name="seed">Of the sign patterns, where there are too many to try all.</param>
    public static DifferenceEstimate Estimate(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        IReadOnlyList<string?>? groups,
        double confidence,
        ulong seed)
    {
        CriticalValue.Checked(confidence);
        Scores.CheckRange(first);
        Scores.CheckRange(second);
        var clusters = Differences(first, second, groups);
        var areBinary = Scores.AreBinary(first) && Scores.AreBinary(second);

        // The higher one first, so that exchanging the candidates changes signs and nothing else, drawn patterns
        // included.
        return clusters.Mean < 0
            ? Exchanged(Estimate(Differences(second, first, groups), areBinary, confidence, seed))
            : Estimate(clusters, areBinary, confidence, seed);
    }

    private static DifferenceEstimate Estimate(Clusters differences, bool areBinary, double confidence, ulong seed)
    {
        var (pValue, interval, method) = areBinary && !differences.IsGrouped
            ? Discordant(differences, confidence)
            : Clustered(differences, confidence, seed);
        var around = new Interval(Math.Min(interval.Low, differences.Mean), Math.Max(interval.High, differences.Mean));
        return new(differences.Mean, around, pValue, differences.Examples, differences.Groups, method);
    }

    internal static Clusters Differences(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, IReadOnlyList<string?>? groups)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException(
                $"{first.Length} scores cannot be paired with {second.Length}.", nameof(second));
        }

        var differences = new double[first.Length];
        for (var i = 0; i < differences.Length; i++)
        {
            differences[i] = first[i] - second[i];
        }

        return Clusters.Of(differences, groups);
    }

    private static (double PValue, Interval Interval, string Method) Discordant(Clusters differences, double confidence)
    {
        var onlyFirst = differences.Sums.Count(difference => difference > 0);
        var onlySecond = differences.Sums.Count(difference => difference < 0);
        return (
            McNemar.MidP(onlyFirst, onlySecond),
            Tango.Interval(onlyFirst, onlySecond, differences.Examples, confidence),
            "mcnemar mid-p, tango interval");
    }

    private static (double PValue, Interval Interval, string Method) Clustered(
        Clusters differences, double confidence, ulong seed)
    {
        var unit = differences.IsGrouped ? "group" : "pair";
        if (differences.Count is 1)
        {
            return (1, new(-1, 1), $"one {unit}: nothing can be said");
        }

        var robust = ClusterRobust.Of(differences);
        if (robust.StandardError is 0)
        {
            var wide = WithoutSpread(differences, confidence);
            return (SmallestPValue(differences), wide, $"sign-flip (no spread between {unit}s)");
        }

        var student = Student(differences, robust, confidence);
        if (robust.SizeFreedom >= FewestDegrees)
        {
            return student;
        }

        // Either alone is too sure of something: t of normality, sign-flip of symmetry about a difference that is not
        // zero.
        var (pValue, interval) = SignFlip.Test(differences, confidence, seed);
        var around = new Interval(
            Math.Min(interval.Low, student.Interval.Low), Math.Max(interval.High, student.Interval.High));
        var patterns = SignFlip.IsExact(differences.Count) ? "exact" : "drawn";
        return (Math.Max(pValue, student.PValue), around, $"sign-flip of {unit} sums ({patterns}), or t where wider");
    }

    private static (double PValue, Interval Interval, string Method) Student(
        Clusters differences, ClusterRobust robust, double confidence)
    {
        var freedom = robust.DegreesOfFreedom;
        var error = Math.Sqrt(robust.CautiousVariance(differences.MeanSquare * differences.Concentration));
        var half = CriticalValue.Student(confidence, freedom) * error;
        var interval = new Interval(Math.Max(-1, differences.Mean - half), Math.Min(1, differences.Mean + half));
        var pValue = CriticalValue.StudentPValue(differences.Mean / error, freedom);
        var kind = differences.IsGrouped ? "cluster-robust t (CR2, " : "paired t (";
        return (
            Math.Max(pValue, SmallestPValue(differences)),
            interval,
            string.Create(CultureInfo.InvariantCulture, $"{kind}{freedom:0.#} df)"));
    }

    /// <summary>The least that sign-flipping can give: so many units cannot say more, however alike they
    /// are.</summary>
    private static double SmallestPValue(Clusters differences) =>
        differences.Mean is 0 ? 1 : Math.Pow(2, 1 - differences.Count);

    /// <summary>
    /// Where all units differ by the same, their error is unknown, not zero: as wide as Tango's interval is for so
    /// many pairs of which none disagrees, z²/(units + z²).
    /// </summary>
    private static Interval WithoutSpread(Clusters differences, double confidence)
    {
        var z = CriticalValue.Normal(confidence);
        var half = z * z / (differences.Count + (z * z));
        return new(Math.Max(-1, differences.Mean - half), Math.Min(1, differences.Mean + half));
    }

    private static DifferenceEstimate Exchanged(DifferenceEstimate estimate) => estimate with
    {
        Value = -estimate.Value,
        Interval = new(-estimate.Interval.High, -estimate.Interval.Low),
    };
}
