using System.Diagnostics;
using System.Globalization;
using Rung.Core.Statistics;
using Rung.Retrieval.Lexical;
using Rung.Studies;

namespace Rung.Retrieval.Studies.Lexical;

/// <summary>A million generated passages: how long they take to index, and how long a query takes.</summary>
internal static class LexicalMillionStudy
{
    private const int Vocabulary = 200_000;
    private const int LeastWords = 40;
    private const int MostWords = 120;
    private const int Queries = 2000;
    private const ulong Seed = 20260402;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000;
        var texts = new ZipfTexts(Vocabulary);
        var passages = Made(texts, count);
        var folder = Directory.CreateTempSubdirectory("rung-million-").FullName;
        try
        {
            var clock = Clock.Start();
            await using var writer = LexicalWriter.Open(folder, new LexicalOptions { Threads = 2 });
            foreach (var passage in passages)
            {
                await writer.ReplaceAsync(passage.Document, [passage], CancellationToken.None);
            }

            await writer.CommitAsync(CancellationToken.None);
            var committed = (clock.Wall, clock.Processor);
            await writer.RestAsync(CancellationToken.None);
            var rested = (clock.Wall, clock.Processor);
            var merged = writer.Snapshot();
            var opening = Stopwatch.StartNew();
            _ = LexicalIndex.Open(folder).Snapshot();
            opening.Stop();
            var latencies = await LatenciesAsync(writer.Snapshot(), passages);
            await ReportAsync(count, passages, folder, (committed, rested, opening.Elapsed), merged.Segments.Length, latencies);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Passage[] Made(ZipfTexts texts, int count)
    {
        var passages = new Passage[count];
        Parallel.For(0, count, i =>
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"p{i:d7}");
            passages[i] = LexicalTexts.Made(name, name, texts.Text(new SplitMix64(Seed + (ulong)i), LeastWords, MostWords));
        });
        return passages;
    }

    // Two to eight words of a random passage, the commonest as likely as they occur: there are no stop words among them.
    private static async Task<(double[] Wall, double[] Processor)> LatenciesAsync(LexicalSnapshot index, Passage[] passages)
    {
        var random = new SplitMix64(Seed);
        var queries = Enumerable.Range(0, Queries).Select(_ =>
        {
            var words = passages[random.Next(passages.Length)].Text.Split(' ', '.');
            return new RetrievalQuery { Text = string.Join(' ', Enumerable.Range(0, 2 + random.Next(7)).Select(_ => words[random.Next(words.Length)])) };
        }).ToList();
        var (wall, processor) = (new double[Queries], new double[Queries]);
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < Queries; i++)
            {
                var clock = Clock.Start();
                await index.RetrieveAsync(queries[i], CancellationToken.None);
                (wall[i], processor[i]) = (clock.Wall.TotalMilliseconds, clock.Processor.TotalMilliseconds);
            }
        }

        Array.Sort(wall);
        Array.Sort(processor);
        return (wall, processor);
    }

    private static Task ReportAsync(
        int count, Passage[] passages, string folder, ((TimeSpan Wall, TimeSpan Processor) Committed, (TimeSpan Wall, TimeSpan Processor) Rested, TimeSpan Opening) times, int segments,
        (double[] Wall, double[] Processor) latencies)
    {
        var bytes = Directory.EnumerateFiles(folder).Sum(path => new FileInfo(path).Length);
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            {count:n0} generated passages (seed {Seed}): {LeastWords}–{MostWords} words, evenly; the word of rank r of {Vocabulary:n0} comes with a
            probability in proportion to 1/r, so that the commonest is in nearly every passage and no stop word is left out; {passages.Sum(one => (long)one.Text.Length) / 1e6:n0} million
            characters. Each is a document of its own. Made in memory before the clock starts. {Queries:n0} queries of 2–8 random words of a
            random passage, top 10, one after the other on one thread, second round.

            Load of the machine: {Clock.Load()}; the last column is the processor time that the work took, all threads together.

            | | on the wall | processor time |
            | --- | --- | --- |
            | indexed, to a durable commit, two threads | {times.Committed.Wall.TotalSeconds:n1} s | {times.Committed.Processor.TotalSeconds:n1} s |
            | until background merging came to rest | {times.Rested.Wall.TotalSeconds:n1} s | {times.Rested.Processor.TotalSeconds:n1} s |
            | opened, every checksum verified | {times.Opening.TotalMilliseconds:n0} ms | |
            | query, median | {latencies.Wall[Queries / 2]:n2} ms | {latencies.Processor[Queries / 2]:n2} ms |
            | query, p90 | {latencies.Wall[Queries * 90 / 100]:n2} ms | {latencies.Processor[Queries * 90 / 100]:n2} ms |
            | query, p99 | {latencies.Wall[Queries * 99 / 100]:n2} ms | {latencies.Processor[Queries * 99 / 100]:n2} ms |
            | query, longest | {latencies.Wall[^1]:n2} ms | {latencies.Processor[^1]:n2} ms |

            {segments} segments, {bytes / 1e6:n0} MB on disk, whole records kept.

            bars: {(times.Rested.Wall.TotalSeconds <= 120 ? "reaches" : "**misses**")} 120 s to index · {(latencies.Wall[Queries * 99 / 100] <= 20 ? "reaches" : "**misses**")} p99 of 20 ms
            """);
        return StudyReport.WriteAsync(
            "lexical-million",
            "A million passages",
            "dotnet run -c Release --project bench/Rung.Retrieval.Studies -- lexical-million",
            text);
    }
}
