using System.Diagnostics;
using System.Globalization;
using System.Text;
using Rung.Core.Data;
using Rung.Engine.Baselines;
using Rung.Engine.Checking.Curves;
using Rung.Studies.Rung0;

namespace Rung.Studies.Curves;

/// <summary>
/// A learning curve fitted on a quarter of the train examples of Banking77 foretells the accuracy with all of them. Writes
/// bench/results/learning-curve-banking77.md.
/// </summary>
internal static class CurveStudy
{
    private const int PartsOfTrain = 4;
    private static readonly ulong[] Seeds = [1, 2, 3];

    public static async Task<int> RunAsync(string[] _)
    {
        var folder = Path.GetFullPath(Path.Combine(StudyReport.Root(), "..", "shared", "data", "banking77"));
        if (!Directory.Exists(folder))
        {
            await Console.Error.WriteLineAsync($"Banking77 is not there: {folder} with train.csv and test.csv is expected.");
            return 2;
        }

        var data = await Banking77.ReadAsync(folder);
        var text = new StringBuilder();
        text.AppendLine("A quarter of the train examples is drawn (stratified, by the seed), and all that `LearningCurve` does happens in it: a fifth is held");
        text.AppendLine(CultureInfo.InvariantCulture, $"out, the rest learnt at nested sizes ({CurveLearner.Candidate}), with its defaults. What it foretells for all train examples is compared");
        text.AppendLine("with what the same classifier, learnt from all of them, reaches on the test, looked at here alone. Of Banking77 the test is the");
        text.AppendLine("official one (n = 3,080); of the others a fifth, held out by the seed.");
        text.AppendLine();
        text.AppendLine("| data | seed | largest size learnt | accuracy there ± SE | foretold at all [90 %] | measured at all (n) | off by | covered | seconds |");
        text.AppendLine("| --- | ---: | ---: | ---: | --- | ---: | ---: | --- | ---: |");
        foreach (var seed in Seeds)
        {
            foreach (var other in OtherTasks.Read(Path.Combine(folder, "..")))
            {
                var sides = Splitter.Carve(other.Examples.ToArray(), new SplitRequest { Count = other.Examples.Count / 5, Seed = seed + 100, IsStratified = true });
                text.AppendLine(Row(other.Name, sides.Rest, sides.Carved, seed));
            }

            text.AppendLine(Row("Banking77", data.Train, data.Test, seed));
        }

        await StudyReport.WriteAsync("learning-curve-banking77", "A learning curve that foretells", "dotnet run -c Release --project bench/Rung.Studies -- curve", text.ToString());
        return 0;
    }

    private static string Row(string name, IReadOnlyCollection<Example> train, IReadOnlyCollection<Example> test, ulong seed)
    {
        var start = Stopwatch.GetTimestamp();
        var quarter = Splitter.Carve(train, new SplitRequest { Count = train.Count / PartsOfTrain, Seed = seed, IsStratified = true }).Carved;
        var curve = LearningCurve.Measure(quarter, new LearningCurveOptions { Seed = seed }, null, CancellationToken.None)!;
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var (accuracy, interval) = curve.Predict(train.Count);
        var measured = Measured(train, test);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {seed} | {curve.LargestSize:#,0} | {curve.Points[^1].Accuracy:0.000} ± {curve.Points[^1].StandardError:0.000} | {accuracy:0.000} [{interval.Low:0.000}, {interval.High:0.000}] | {measured:0.000} ({test.Count:#,0}) | {100 * (accuracy - measured):+0.0;−0.0} points | {(interval.Excludes(measured) ? "no" : "yes")} | {seconds:0.0} |");
    }

    private static double Measured(IReadOnlyCollection<Example> train, IReadOnlyCollection<Example> test)
    {
        var material = BaselineMaterial.Of([.. train, .. test], OutputKind.Label, new BaselineOptions { Seed = 1 });
        var wrong = new CurveLearner(material, CancellationToken.None).IsWrong([.. train], [.. test], seed: 1, CancellationToken.None);
        return 1 - ((double)wrong.Count(isWrong => isWrong) / wrong.Length);
    }
}
