using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Rung.Core.Data;
using Rung.Core.Similarity;
using Rung.Engine.Baselines.Features;
using Rung.Engine.Checking.Leakage;
using Rung.Studies.Copies;
using Rung.Studies.Rung0;

namespace Rung.Studies.Twinned;

/// <summary>Twins in Banking77: those that are there, what they do to the scores, and planted ones. Writes bench/results/twins-banking77.md.</summary>
internal static class TwinStudy
{
    private const ulong Seed = 1;
    private static readonly ulong[] PlantingSeeds = [1, 2, 3];

    public static async Task<int> RunAsync(string[] _)
    {
        var root = StudyReport.Root();
        var folder = Path.GetFullPath(Path.Combine(root, "..", "shared", "data", "banking77"));
        if (!Directory.Exists(folder))
        {
            await Console.Error.WriteLineAsync($"Banking77 is not there: {folder} with train.csv and test.csv is expected.");
            return 2;
        }

        var data = await Banking77.ReadAsync(folder);
        var text = new StringBuilder();
        var leak = await WriteLeakAsync(text, data, root, folder);
        await ScoreTable.WriteAsync(text, data, leak, Seed);
        var rows = new List<string>();
        foreach (var seed in PlantingSeeds)
        {
            await Console.Error.WriteLineAsync($"planting with seed {seed}");
            rows.AddRange(PlantedTable.RowsOf(data, seed));
        }

        PlantedTable.Write(text, rows);
        await StudyReport.WriteAsync("twins-banking77", "Twins in Banking77", "dotnet run -c Release --project bench/Rung.Studies -- twins", text.ToString());
        return 0;
    }

    private static async Task<TwinLeak> WriteLeakAsync(StringBuilder text, Banking77 data, string root, string folder)
    {
        Line(text, $"## Test examples with a twin in train");
        Line(text, $"");
        Line(text, $"The share of the {data.Test.Count:#,0} official test examples with a train example at a cosine of at least 0.90 of their TF-IDF vectors.");
        Line(text, $"The figure to agree with is 13.8 %; what its vectors counted is not written anywhere, so here are the plausible definitions, by");
        Line(text, $"scikit-learn (`bench/sklearn/twins.py`), its vocabulary and frequencies from train or from train and test.");
        Line(text, $"");
        Line(text, $"| scikit-learn, counting | fitted on train | fitted on train and test |");
        Line(text, $"| --- | --- | --- |");
        foreach (var row in await DefinitionsAsync(root, folder))
        {
            Line(text, $"| {row.Name} | {Percent(row.FittedOnTrain, data.Test.Count)} | {Percent(row.FittedOnBoth, data.Test.Count)} |");
        }

        Line(text, $"");
        Line(text, $"| Rung (`TwinLeak`, fitted on train), counting | leaked | share [95 %, Wilson] | seconds |");
        Line(text, $"| --- | ---: | --- | ---: |");
        TwinLeak? chosen = null;
        foreach (var features in new[] { TextFeatures.Words, TextFeatures.Characters, TextFeatures.WordCharacters })
        {
            var start = Stopwatch.GetTimestamp();
            var leak = TwinLeak.Measure([.. data.Train], [.. data.Test], new TwinLeakOptions { Seed = Seed, Features = features }, CancellationToken.None);
            Line(text, $"| {features} | {leak.Leaked.Length} | {Share.Of(leak.Leaked.Length, leak.TestCount)} | {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} |");
            chosen = leak;
        }

        Line(text, $"");
        Line(text, $"Only characters within words come to 13.8 %, and with every range of them; words in pairs and characters over words give a");
        Line(text, $"third of it. `TwinLeak` counts characters within words, 2 to 5, sublinear, fitted on train.");
        Line(text, $"");
        var twins = Twins.In(Dataset.Create([new(Split.Train, data.Train), new(Split.Test, data.Test)]), new SimilarityOptions(), null, CancellationToken.None);
        Line(text, $"Near-duplicates (`Twins`, defaults: at most three edits up to 128 characters) are fewer: {twins.TestTwins.Length} test examples, {Share.Of(twins.TestTwins.Length, data.Test.Count)},");
        Line(text, $"have one in train; {twins.TestTwins.Count(chosen!.Leaked.Select(one => one.Test).ToHashSet().Contains)} of them are among those above. In train and test together there are {twins.Clusters.Length} clusters with {twins.Clusters.Sum(cluster => cluster.Members.Length)} examples,");
        Line(text, $"{twins.Clusters.Count(cluster => cluster.IsExact)} of them exact; the largest has {twins.Clusters.Max(cluster => cluster.Members.Length)}.");
        Line(text, $"");
        return chosen;
    }

    private static async Task<Definition[]> DefinitionsAsync(string root, string folder)
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(root, "bench", "sklearn", "twins.py"));
        start.ArgumentList.Add(folder);
        using var process = Process.Start(start)!;
        var json = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return JsonSerializer.Deserialize<Definition[]>(json)!;
    }

    private static string Percent(int count, int total) => FormattableString.Invariant($"{100.0 * count / total:0.00} %");

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private sealed record Definition(string Name, int FittedOnTrain, int FittedOnBoth);
}
