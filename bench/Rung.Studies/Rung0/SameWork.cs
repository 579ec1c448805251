using System.Diagnostics;
using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Linear;

namespace Rung.Studies.Rung0;

/// <summary>The work of bench/sklearn/banking77.py in Rung: one thread, C = 1, no cross-validation.</summary>
internal static class SameWork
{
    private const double C = 1;

    /// <summary>Does the work over and over; the first time pays for the compiler too.</summary>
    public static WorkResult Run(Banking77 data, int repetitions)
    {
        var results = Enumerable.Range(0, repetitions).Select(_ => Run(data)).ToArray();
        return results[^1] with
        {
            Runs = [.. results.SelectMany(result => result.Runs)],
            PeakMiB = Process.GetCurrentProcess().PeakWorkingSet64 / (1024.0 * 1024),
        };
    }

    private static WorkResult Run(Banking77 data)
    {
        string[] texts = [.. data.Train.Select(example => example.Input.Text)];
        string[] labels = [.. data.Train.Select(example => example.Expected!).Distinct().Order(StringComparer.Ordinal)];
        var labelOf = data.Train.Select(example => Array.BinarySearch(labels, example.Expected, StringComparer.Ordinal)).ToArray();

        var start = Stopwatch.GetTimestamp();
        var counts = GramCounts.Of(texts, TextFeatures.Characters, CancellationToken.None);
        var vectorizer = TfIdfVectorizer.Fit(counts, isFittedOn: null);
        var rows = vectorizer.Transform(counts);
        var vectorise = Stopwatch.GetElapsedTime(start);

        start = Stopwatch.GetTimestamp();
        var problem = new LinearProblem(rows, [.. Enumerable.Range(0, texts.Length)], labelOf, labels.Length);
        var weights = LinearLearner.SupportVectorMachine.Train(problem, [C], seed: 1, CancellationToken.None).Single();
        var fit = Stopwatch.GetElapsedTime(start);

        start = Stopwatch.GetTimestamp();
        var scores = new float[weights.Stride];
        var right = 0;
        foreach (var example in data.Test)
        {
            weights.Score(vectorizer.Transform(example.Input.Text), scores);
            right += labels[scores.AsSpan(0, labels.Length).IndexOf(scores[..labels.Length].Max())] == example.Expected ? 1 : 0;
        }

        var predict = Stopwatch.GetElapsedTime(start);
        return new WorkResult(
            Environment.Version.ToString(),
            [new WorkTimes(vectorise.TotalSeconds, fit.TotalSeconds, predict.TotalSeconds)],
            vectorizer.ColumnCount,
            (double)right / data.Test.Count,
            ObjectiveOf(problem, weights),
            PeakMiB: 0);
    }

    private static double ObjectiveOf(LinearProblem problem, LinearWeights weights)
    {
        var scores = new float[weights.Stride];
        var loss = 0.0;
        foreach (var row in problem.Examples)
        {
            weights.Score(problem.Rows[row], scores);
            for (var label = 0; label < problem.Labels; label++)
            {
                var hinge = Math.Max(0, 1 - (label == problem.LabelOf[row] ? scores[label] : -(double)scores[label]));
                loss += hinge * hinge;
            }
        }

        return (0.5 * weights.SquaredNorm) + (C * loss);
    }
}
