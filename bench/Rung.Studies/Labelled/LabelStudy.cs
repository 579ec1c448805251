using System.Diagnostics;
using System.Globalization;
using System.Text;
using Rung.Core.Data;
using Rung.Core.Statistics;
using Rung.Engine.Checking.Labels;
using Rung.Engine.Tasks;
using Rung.Engine.Versions;
using Rung.Studies.Rung0;

namespace Rung.Studies.Labelled;

/// <summary>Label errors planted in a copy of Banking77 and looked for. Writes bench/results/label-errors.md.</summary>
internal static class LabelStudy
{
    private const int Planted = 200;
    private static readonly ulong[] Seeds = [1, 2, 3];
    private static readonly int[] Depths = [50, 100, 200];

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
        text.AppendLine(CultureInfo.InvariantCulture, $"{Planted} of the {data.Train.Count:#,0} train examples get another label, drawn evenly from the others. The ranking is that of `LabelErrors` with its");
        text.AppendLine("defaults: by the out-of-fold probability of the given label, as the authors of confident learning do; beside it by the normalised margin.");
        text.AppendLine("Banking77 has wrong labels of its own, which count as false alarms here: precision is a lower bound.");
        text.AppendLine();
        text.AppendLine("| seed | average precision | by margin | precision at 50 | at 100 | at 200 | suspects | planted among them | estimated errors | seconds |");
        text.AppendLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        var all = new List<double>();
        foreach (var seed in Seeds)
        {
            text.AppendLine(Row(data.Train, seed, all));
        }

        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"Mean average precision over {Seeds.Length} seeds: {all.Average():0.000}.");
        await WriteSampleAsync(text);
        await StudyReport.WriteAsync("label-errors", "Planted label errors", "dotnet run -c Release --project bench/Rung.Studies -- labels", text.ToString());
        return 0;
    }

    /// <summary>The sample's own wrong labels, set by hand as a tired annotator would.</summary>
    private static async Task WriteSampleAsync(StringBuilder text)
    {
        var folder = Path.Combine(StudyReport.Root(), "samples", "support-desk");
        var known = (await File.ReadAllLinesAsync(Path.Combine(folder, "README.md")))
            .SkipWhile(line => line != "### Mislabelled")
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .TakeWhile((cells, i) => i == 0 || !cells[0].StartsWith("##", StringComparison.Ordinal))
            .Where(cells => cells.Length > 2 && cells[1].StartsWith("m-", StringComparison.Ordinal))
            .Select(cells => new ExampleId(cells[1]))
            .ToHashSet();
        var task = await TaskReader.ReadAsync(folder, CancellationToken.None);
        var messages = (await DatasetVersion.ReadAsync(folder, task.Data, CancellationToken.None)).Examples;
        var errors = LabelErrors.Find(messages, new LabelErrorOptions { Seed = 1 }, progress: null, CancellationToken.None)!;
        var own = AveragePrecision([.. errors.Ranking.Select(known.Contains)]);
        var byMargin = AveragePrecision([.. errors.RankingByMargin.Select(known.Contains)]);
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"In samples/support-desk {known.Count} of {messages.Length} messages ({(double)known.Count / messages.Length:P1}) carry a wrong label that a person set: average precision {own:0.000},");
        text.AppendLine(CultureInfo.InvariantCulture, $"{byMargin:0.000} by the margin; {errors.Suspects.Length} suspects, {errors.Suspects.Count(suspect => known.Contains(suspect.Id))} of the wrong ones among them; {errors.EstimatedCount:0} errors estimated (seed 1). There the");
        text.AppendLine(CultureInfo.InvariantCulture, $"model agrees with {errors.Agreement:P0} of the labels, too few to tell a wrong label from a hard message: the check says so.");
    }

    private static string Row(IReadOnlyList<Example> train, ulong seed, List<double> all)
    {
        var (relabelled, planted) = Plant(train, seed);
        var start = Stopwatch.GetTimestamp();
        var errors = LabelErrors.Find(relabelled, new LabelErrorOptions { Seed = seed }, progress: null, CancellationToken.None)!;
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var hits = errors.Ranking.Select(planted.Contains).ToArray();
        var byMargin = errors.RankingByMargin.Select(planted.Contains).ToArray();
        all.Add(AveragePrecision(hits));
        var depths = string.Join(" | ", Depths.Select(depth => ((double)hits.Take(depth).Count(hit => hit) / depth).ToString("0.000", CultureInfo.InvariantCulture)));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {seed} | {all[^1]:0.000} | {AveragePrecision(byMargin):0.000} | {depths} | {errors.Suspects.Length} | {errors.Suspects.Count(suspect => planted.Contains(suspect.Id))} | {errors.EstimatedCount:0} | {seconds:0.0} |");
    }

    private static (IReadOnlyList<Example> Examples, HashSet<ExampleId> Planted) Plant(IReadOnlyList<Example> train, ulong seed)
    {
        var random = new SplitMix64(seed);
        var labels = train.Select(example => example.Expected).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var places = Enumerable.Range(0, train.Count).ToArray();
        random.Shuffle(places.AsSpan());
        var examples = train.ToArray();
        foreach (var place in places.Take(Planted))
        {
            var others = labels.Where(label => label != examples[place].Expected).ToArray();
            examples[place] = examples[place] with { Expected = others[random.Next(others.Length)] };
        }

        return (examples, places.Take(Planted).Select(place => train[place].Id).ToHashSet());
    }

    private static double AveragePrecision(bool[] hits)
    {
        var (found, sum) = (0, 0.0);
        for (var i = 0; i < hits.Length; i++)
        {
            if (hits[i])
            {
                sum += (double)++found / (i + 1);
            }
        }

        return found == 0 ? 0 : sum / found;
    }
}
