using System.Diagnostics;
using System.Globalization;
using Rung.Core.Statistics;
using Rung.Retrieval.Lexical;
using Rung.Studies;

namespace Rung.Retrieval.Studies.Lexical;

/// <summary>One document of ten thousand is changed: how long until that is kept and found?</summary>
internal static class LexicalChangeStudy
{
    private const int Documents = 10_000;
    private const int PassagesPerDocument = 3;
    private const int Changes = 200;
    private const ulong Seed = 20260403;

    public static async Task<int> RunAsync()
    {
        var texts = new ZipfTexts(vocabulary: 50_000);
        var random = new SplitMix64(Seed);
        var folder = Directory.CreateTempSubdirectory("rung-change-").FullName;
        try
        {
            await using var writer = LexicalWriter.Open(folder);
            for (var document = 0; document < Documents; document++)
            {
                await writer.ReplaceAsync(NameOf(document), Passages(texts, random, document, mark: ""), CancellationToken.None);
            }

            await writer.CommitAsync(CancellationToken.None);
            var times = new List<double>();
            for (var change = 0; change < Changes; change++)
            {
                times.Add(await ChangeAsync(writer, texts, random, change));
            }

            times.Sort();
            await ReportAsync(times, writer.Snapshot().Segments.Length);
            return times[^1] <= 300 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // From the call until a search finds the new text and no longer the old one.
    private static async Task<double> ChangeAsync(LexicalWriter writer, ZipfTexts texts, SplitMix64 random, int change)
    {
        var document = random.Next(Documents);
        var mark = string.Create(CultureInfo.InvariantCulture, $"changed{change}");
        var passages = Passages(texts, random, document, mark);
        var time = Stopwatch.StartNew();
        await writer.ReplaceAsync(NameOf(document), passages, CancellationToken.None);
        await writer.CommitAsync(CancellationToken.None);
        var found = await writer.Snapshot().RetrieveAsync(new RetrievalQuery { Text = mark }, CancellationToken.None);
        var elapsed = time.Elapsed.TotalMilliseconds;
        return found.Count == PassagesPerDocument ? elapsed : throw new InvalidOperationException("The change was not found.");
    }

    private static string NameOf(int document) => string.Create(CultureInfo.InvariantCulture, $"docs/{document:d5}.md");

    private static Passage[] Passages(ZipfTexts texts, SplitMix64 random, int document, string mark) =>
        [.. Enumerable.Range(0, PassagesPerDocument).Select(i => LexicalTexts.Made(
            string.Create(CultureInfo.InvariantCulture, $"{NameOf(document)}#{i}"), NameOf(document), $"{texts.Text(random, 60, 180)} {mark}"))];

    private static Task ReportAsync(List<double> times, int segments) => StudyReport.WriteAsync(
        "lexical-change",
        "One document of ten thousand is changed",
        "dotnet run -c Release --project bench/Rung.Retrieval.Studies -- lexical-change",
        string.Create(CultureInfo.InvariantCulture, $"""
            {Documents:n0} documents of {PassagesPerDocument} passages of 60–180 generated words (seed {Seed}). {Changes} times a random one is replaced, committed, and
            searched for: the time from the call to the answer, merging going on in the background, the first time among them.

            | | ms |
            | --- | --- |
            | median | {times[times.Count / 2]:n1} |
            | p95 | {times[times.Count * 95 / 100]:n1} |
            | longest of {Changes} | {times[^1]:n1} |

            {segments} segments at the end; load of the machine: {Clock.Load()}. bar: {(times[^1] <= 300 ? "reaches" : "**misses**")} 300 ms, every time
            """));
}
