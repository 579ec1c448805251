using System.Diagnostics;
using System.Globalization;
using System.Text;
using Rung.Core.Data;
using Rung.Core.Data.Edges;
using Rung.Core.Texts;
using Rung.Engine.Checking.Profiles;
using Rung.Engine.Datasets;
using Rung.Engine.Tasks;
using Rung.Studies.Million;

namespace Rung.Studies.Texts;

/// <summary>How fast texts are inspected, and how long the profile and the edge cases of a million examples take.</summary>
internal static class TextsStudy
{
    private const int Repetitions = 5;
    private const int TextsInAll = 200_000;

    public static async Task<int> RunAsync(string[] args)
    {
        _ = args;
        var body = new StringBuilder("One thread, the median of five passes over 200,000 texts; MB are those of UTF-8.\n\n| texts | MB | MB/s |\n| --- | ---: | ---: |\n");
        Measure(body, "English, plain ASCII", "My card has not arrived yet, and I ordered it 12 days ago. Where is it, please?");
        Measure(body, "English with an ampersand", "My card & PIN have not arrived yet, and I ordered them 12 days ago. Where are they?");
        Measure(body, "English with a curly apostrophe", "My card hasn’t arrived yet, and I ordered it 12 days ago. Where is it, please?");
        Measure(body, "German", "Meine Karte ist noch nicht da, obwohl ich sie für die Überweisung brauche. Größe?");
        Measure(body, "Russian", "Моя карта ещё не пришла, хотя я заказал её двенадцать дней назад.");
        Measure(body, "Chinese", "我的卡还没有到，我十二天前就订购了。请问它在哪里？");
        Measure(body, "mojibake", "Meine Karte ist noch nicht da, obwohl ich sie fÃ¼r die Ãœberweisung brauche.");
        await MeasureMillionAsync(body);
        await StudyReport.WriteAsync("texts", "Inspecting texts", "dotnet run -c Release --project bench/Rung.Studies -- texts", body.ToString());
        return 0;
    }

    private static void Measure(StringBuilder body, string title, string text)
    {
        // Each text differs, as texts of a dataset do.
        var texts = Enumerable.Range(0, TextsInAll).Select(i => $"{text} {i}").ToArray();
        var size = texts.Sum(Encoding.UTF8.GetByteCount) / 1e6;
        var seconds = Enumerable.Range(0, Repetitions).Select(_ => Pass(texts)).Order().ElementAt(Repetitions / 2);
        body.Append(CultureInfo.InvariantCulture, $"| {title} | {size:0} | {size / seconds:0} |\n");
    }

    private static double Pass(string[] texts)
    {
        var clock = Stopwatch.StartNew();
        var words = 0L;
        foreach (var text in texts)
        {
            words += TextInspection.Of(text).Words;
        }

        return words > 0 ? clock.Elapsed.TotalSeconds : 0;
    }

    private static async Task MeasureMillionAsync(StringBuilder body)
    {
        var folder = Directory.CreateTempSubdirectory("rung-texts-");
        try
        {
            await MillionFiles.WriteAsync(folder.FullName, ".csv", CancellationToken.None);
            var task = await TaskReader.ReadAsync(folder.FullName, CancellationToken.None);
            var examples = new List<Example>();
            await foreach (var example in ExampleReader.ReadAsync(ExampleSource.Of(task, "examples.csv"), CancellationToken.None))
            {
                examples.Add(example.Example with { Id = new ExampleId($"e{examples.Count:0000000}") });
            }

            var dataset = Dataset.Create([KeyValuePair.Create(Split.Train, (IReadOnlyList<Example>)examples[200_000..]), KeyValuePair.Create(Split.Test, (IReadOnlyList<Example>)examples[..200_000])]);
            var clock = Stopwatch.StartNew();
            var profile = DatasetProfile.Of(dataset, OutputKind.Label, ["small"], CancellationToken.None);
            var profiled = clock.Elapsed.TotalSeconds;
            clock.Restart();
            var ungrouped = examples.ConvertAll(example => example with { Group = null });
            var chosen = EdgeSelection.Choose(ungrouped, 100, labelled: true, seed: 1);
            body.Append(CultureInfo.InvariantCulture, $"\n{profile.Whole.Count:#,0} made-up messages (those of the study `million`), all processors: the profile in {profiled:0.0} s; ")
                .Append(CultureInfo.InvariantCulture, $"{chosen.Length} edge cases chosen among them in {clock.Elapsed.TotalSeconds:0.0} s. One run each.\n");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
