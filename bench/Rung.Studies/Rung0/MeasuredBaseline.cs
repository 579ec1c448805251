using System.Diagnostics;
using Rung.Core.Data;
using Rung.Engine.Baselines;
using Rung.Engine.Baselines.Learners;

namespace Rung.Studies.Rung0;

/// <summary>A baseline as a climb uses it: cross-validated on train, fitted, and asked each test example once.</summary>
internal sealed record MeasuredBaseline(
    string Name, BaselineFit Fit, double CrossValidated, double Test, double? CalibrationError, double FitSeconds, double[] LatenciesMs)
{
    private const int CalibrationBins = 15;

    public double LatencyAt(double share) => LatenciesMs[(int)(share * (LatenciesMs.Length - 1))];

    public static async Task<MeasuredBaseline> OfAsync(IBaseline baseline, BaselineMaterial material, IReadOnlyList<Example> test)
    {
        var start = Stopwatch.GetTimestamp();
        var fit = baseline.Fit(material, progress: null, CancellationToken.None);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var crossValidated = fit.OutOfFold.Zip(material.Examples, (answer, example) => answer.Output == example.Expected)
            .Average(isRight => isRight ? 1.0 : 0);

        var isRight = new bool[test.Count];
        var latencies = new double[test.Count];
        for (var i = 0; i < test.Count; i++)
        {
            var attempt = await fit.Answerer.AnswerAsync(test[i], CancellationToken.None);
            isRight[i] = attempt.Output == test[i].Expected;
            latencies[i] = attempt.Latency!.Value.TotalMs;
        }

        Array.Sort(latencies);
        return new MeasuredBaseline(
            baseline.Name, fit, crossValidated, isRight.Average(right => right ? 1.0 : 0), ErrorOf(fit, test, isRight), seconds, latencies);
    }

    private static double? ErrorOf(BaselineFit fit, IReadOnlyList<Example> test, bool[] isRight)
    {
        if (fit.Answerer.Predictor is not LogisticPredictor predictor)
        {
            return null;
        }

        var confidences = test.Select(example => (double)predictor.PredictProbabilities(example.Input.Text).Max()).ToArray();
        return Engine.Baselines.Linear.CalibrationError.Of(confidences, isRight, CalibrationBins);
    }
}
