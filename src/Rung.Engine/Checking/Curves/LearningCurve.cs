using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Statistics;
using Rung.Engine.Baselines;
using Rung.Engine.Baselines.Learners;

namespace Rung.Engine.Checking.Curves;

/// <summary>
/// How the accuracy of rung 0 rises with the number of examples: measured at nested stratified sizes on examples held out,
/// several times, and extrapolated by a power law. The frozen test is never asked.
/// </summary>
internal sealed record LearningCurve
{
    private const int FewestToLearn = 20;
    private const int FewestSizes = 3;

    /// <summary>
    /// Below so many examples of a label a curve is not yet a power law, but comes from where nothing is learnt (the small-data
    /// region of Hestness et al., 2017).
    /// </summary>
    private const int FewestOfLabel = 5;
    private const double MostTimes = 1000;

    public required ImmutableArray<CurvePoint> Points { get; init; }

    public required PowerLaw Law { get; init; }

    /// <summary>How many different examples were held out and asked, or groups of them.</summary>
    public required int Asked { get; init; }

    public required int Repetitions { get; init; }

    public required double Confidence { get; init; }

    /// <summary>What the reader should know.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The largest size that was measured.</summary>
    public int LargestSize => Points[^1].Size;

    /// <summary><see langword="null"/> where there are too few examples, labels or groups for three sizes.</summary>
    public static LearningCurve? Measure(
        IReadOnlyList<Example> examples, LearningCurveOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var material = BaselineMaterial.Of(examples, OutputKind.Label, new BaselineOptions { Seed = options.Seed, MaxExamples = options.MostExamples });
        var parts = Enumerable.Range(0, options.Repetitions).Select(repetition => Divide(material.Examples, options, repetition)).ToArray();
        var sizes = SizesUpTo(parts.Min(part => part.Learnt.Length), options.Sizes, material.Outputs.Length);
        if (sizes.Length < FewestSizes || material.Outputs.Length < 2 || parts.Any(part => part.Asked.IsEmpty))
        {
            return null;
        }

        var measured = Ask(new CurveLearner(material, cancellationToken), parts, sizes, options, progress, cancellationToken);
        if (measured.Count < 2)
        {
            return null;
        }

        var (errors, covariance) = (measured.Errors(), measured.Covariance());
        return new LearningCurve
        {
            Points = [.. sizes.Select((size, i) => new CurvePoint(size, 1 - errors[i], Math.Sqrt(covariance[i][i])))],
            Law = PowerLaw.Fit([.. sizes.Select(size => (double)size)], errors, covariance),
            Asked = measured.Count,
            Repetitions = options.Repetitions,
            Confidence = options.Confidence,
            Notes = material.Notes,
        };
    }

    /// <summary>The accuracy at a size, with its interval.</summary>
    public (double Accuracy, Interval Interval) Predict(double size)
    {
        var (error, interval) = Law.Predict(size, Confidence);
        return (1 - error, new Interval(1 - interval.High, 1 - interval.Low));
    }

    /// <summary>
    /// From how many examples on an accuracy is reached: by the median, and by both ends of the interval; <see langword="null"/>
    /// for an end that a thousand times the largest size do not reach.
    /// </summary>
    public (double? Likely, double? AtLeast, double? AtMost) SizeFor(double accuracy)
    {
        var tail = (1 - Confidence) / 2;
        return (SizeWhere(accuracy, 0.5), SizeWhere(accuracy, tail), SizeWhere(accuracy, 1 - tail));
    }

    private double? SizeWhere(double accuracy, double probability)
    {
        if (!IsReached(MostTimes, accuracy, probability))
        {
            return null;
        }

        var (low, high) = (Math.Log(1.0 / LargestSize), Math.Log(MostTimes));
        while (high - low > 1e-3)
        {
            var middle = (low + high) / 2;
            (low, high) = IsReached(Math.Exp(middle), accuracy, probability) ? (low, middle) : (middle, high);
        }

        return LargestSize * Math.Exp(high);
    }

    private bool IsReached(double times, double accuracy, double probability) =>
        Law.ProbabilityAtMost(LargestSize * times, 1 - accuracy) >= probability;

    private static (ImmutableArray<Example> Asked, Example[] Learnt) Divide(ImmutableArray<Example> examples, LearningCurveOptions options, int repetition)
    {
        var seed = SplitMix64.Derive(options.Seed, (ulong)repetition).NextUInt64();
        var sides = Splitter.Carve(examples, new SplitRequest { Count = examples.Length / options.PartsOfWhole, Seed = seed, IsStratified = true });
        return (sides.Carved, NestedOrder.Of(sides.Rest, seed));
    }

    /// <summary>Each √2 times the one before; those below the power law only where there were too few without them.</summary>
    private static int[] SizesUpTo(int largest, int count, int labels)
    {
        int[] sizes = [.. Enumerable.Range(0, count).Select(step => (int)Math.Round(largest / Math.Pow(2, (count - 1 - step) / 2.0))).Where(size => size >= FewestToLearn)];
        var inLaw = sizes.Count(size => size >= FewestOfLabel * labels);
        return sizes[^Math.Min(sizes.Length, Math.Max(inLaw, FewestSizes))..];
    }

    private static CurveMeasurements Ask(
        CurveLearner learner,
        (ImmutableArray<Example> Asked, Example[] Learnt)[] parts,
        int[] sizes,
        LearningCurveOptions options,
        IProgress<double>? progress,
        CancellationToken cancellationToken)
    {
        var wrong = new bool[parts.Length][][];
        var counter = new ProgressCounter(progress, parts.Length * sizes.Length);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        Parallel.For(0, parts.Length, parallel, part =>
        {
            wrong[part] = Array.ConvertAll(sizes, size =>
            {
                var answers = learner.IsWrong(parts[part].Learnt.AsSpan(0, size), parts[part].Asked, options.Seed, cancellationToken);
                counter.Finish();
                return answers;
            });
        });
        var measured = new CurveMeasurements(sizes.Length);
        for (var part = 0; part < parts.Length; part++)
        {
            for (var i = 0; i < parts[part].Asked.Length; i++)
            {
                measured.Add(parts[part].Asked[i], Array.ConvertAll(wrong[part], answers => answers[i]));
            }
        }

        return measured;
    }
}
