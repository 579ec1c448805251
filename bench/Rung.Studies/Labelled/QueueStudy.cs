using System.Globalization;
using System.Text;
using Rung.Core.Data;
using Rung.Core.Statistics;
using Rung.Engine.Baselines;
using Rung.Engine.Checking.Curves;
using Rung.Engine.Labelling.Queues;
using Rung.Studies.Rung0;

namespace Rung.Studies.Labelled;

/// <summary>What labels that the queue chose are worth beside labels drawn at random. Writes bench/results/label-queue.md.</summary>
internal static class QueueStudy
{
    private const int First = 300;
    private const string Command = "dotnet run -c Release --project bench/Rung.Studies -- queue";
    private static readonly int[] Counts = [200, 400, 800, 1600];
    private static readonly ulong[] Seeds = [1, 2, 3, 4, 5];

    public static async Task<int> RunAsync(string[] _)
    {
        var folder = Path.GetFullPath(Path.Combine(StudyReport.Root(), "..", "shared", "data", "banking77"));
        if (!Directory.Exists(folder))
        {
            await Console.Error.WriteLineAsync($"Banking77 is not there: {folder} with train.csv and test.csv is expected.");
            return 2;
        }

        var data = await Banking77.ReadAsync(folder);
        var learner = new CurveLearner(
            BaselineMaterial.Of([.. data.Train, .. data.Test], OutputKind.Label, new BaselineOptions { Seed = 1 }), CancellationToken.None);
        var trials = Seeds.SelectMany(seed => Trial(data, learner, seed)).ToArray();
        await StudyReport.WriteAsync("label-queue", "What to label next", Command, TextOf(trials, data));
        return 0;
    }

    private static IEnumerable<(int Count, double Queue, double Chance)> Trial(Banking77 data, CurveLearner learner, ulong seed)
    {
        var sides = Splitter.Carve(data.Train, new SplitRequest { Count = First, Seed = seed, IsStratified = true });
        var (labelled, pool) = (sides.Carved, sides.Rest);
        var queue = LabelQueue.Choose(pool, labelled, Counts[^1], new LabelQueueOptions { Seed = seed }, CancellationToken.None);
        var labelOf = pool.ToDictionary(example => example.Id);
        Example[] chosen = [.. queue.Questions.Select(question => labelOf[question.Example.Id])];
        Example[] drawn = [.. pool.OrderBy(example => example.Id)];
        new SplitMix64(seed).Shuffle(drawn.AsSpan());
        foreach (var count in Counts)
        {
            yield return (
                count,
                Accuracy(learner, data, seed, [.. labelled, .. chosen.Take(count)]),
                Accuracy(learner, data, seed, [.. labelled, .. drawn.Take(count)]));
        }
    }

    private static double Accuracy(CurveLearner learner, Banking77 data, ulong seed, Example[] learnt) =>
        1 - learner.IsWrong(learnt, data.Test, seed, CancellationToken.None).Average(isWrong => isWrong ? 1.0 : 0);

    private static string TextOf((int Count, double Queue, double Chance)[] trials, Banking77 data)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{First} stratified train examples of Banking77 are labelled at first; the other {data.Train.Count - First:#,0} are the pool. The queue is asked once for all that is added");
        text.AppendLine(CultureInfo.InvariantCulture, $"(`LabelQueue`, its defaults), chance draws evenly. The classifier ({CurveLearner.Candidate}) is learnt from the first and the added ones; accuracy on the");
        text.AppendLine(CultureInfo.InvariantCulture, $"official test (n = {data.Test.Count:#,0}), which decides nothing here. Means over {Seeds.Length} seeds; the 95 % interval is Student's t over the seeds' paired differences.");
        text.AppendLine();
        text.AppendLine("| labels added | by the queue | at random | difference in points [95 %] |");
        text.AppendLine("| ---: | ---: | ---: | --- |");
        foreach (var group in trials.GroupBy(trial => trial.Count))
        {
            var differences = group.Select(trial => 100 * (trial.Queue - trial.Chance)).ToArray();
            var mean = differences.Average();
            var half = StudentT(differences.Length) * Math.Sqrt(differences.Sum(difference => (difference - mean) * (difference - mean)) / (differences.Length - 1) / differences.Length);
            text.AppendLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {group.Key:#,0} | {group.Average(trial => trial.Queue):0.000} | {group.Average(trial => trial.Chance):0.000} | {mean:+0.0;−0.0} [{mean - half:+0.0;−0.0}, {mean + half:+0.0;−0.0}] |"));
        }

        return text.ToString();
    }

    private static double StudentT(int count) => MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, count - 1, 0.975);
}
