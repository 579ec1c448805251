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
            var time = Stopwatch.StartNew();
            await using var writer = LexicalWriter.Open(folder, new LexicalOptions { Threads = 2 });
            foreach (var passage in passages)
            {
                await writer.ReplaceAsync(passage.Document, [passage], CancellationToken.None);
            }

            await writer.CommitAsync(CancellationToken.None);
            var committed = time.Elapsed;
            await writer.RestAsync(CancellationToken.None);
            var rested = time.Elapsed;
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
    private static async Task<double[]> LatenciesAsync(LexicalSnapshot index, Passage[] passages)
    {
        var random = new SplitMix64(Seed);
        var queries = Enumerable.Range(0, Queries).Select(_ =>
        {
            var words = passages[random.Next(passages.Length)].Text.Split(' ', '.');
            return new RetrievalQuery { Text = string.Join(' ', Enumerable.Range(0, 2 + random.Next(7)).Select(_ => words[random.Next(words.Length)])) };
        }).ToList();
        var latencies = new double[Queries];
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < Queries; i++)
            {
                var time = Stopwatch.StartNew();
                await index.RetrieveAsync(queries[i], CancellationToken.None);
                latencies[i] = time.Elapsed.TotalMilliseconds;
            }
        }

        Array.Sort(latencies);
        return latencies;
    }

    private static Task ReportAsync(
        int count, Passage[] passages, string folder, (TimeSpan Committed, TimeSpan Rested, TimeSpan Opening) times, int segments, double[] latencies)
    {
        var bytes = Directory.EnumerateFiles(folder).Sum(path => new FileInfo(path).Length);
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            {count:n0} generated passages (seed {Seed}): {LeastWords}–{MostWords} words, evenly; the word of rank r of {Vocabulary:n0} comes with a
            probability in proportion to 1/r, so that the commonest is in nearly every passage and no stop word is left out; {passages.Sum(one => (long)one.Text.Length) / 1e6:n0} million
            characters. Each is a document of its own. Made in memory before the clock starts. {Queries:n0} queries of 2–8 random words of a
            random passage, top 10, one after the other on one thread, second round.

            | | |
            | --- | --- |
            | indexed, to a durable commit, two threads | {times.Committed.TotalSeconds:n1} s ({count / times.Committed.TotalSeconds:n0} passages/s) |
            | until background merging came to rest | {times.Rested.TotalSeconds:n1} s |
            | segments then | {segments} |
            | on disk, whole records kept | {bytes / 1e6:n0} MB |
            | opened, every checksum verified | {times.Opening.TotalMilliseconds:n0} ms |
            | query, median | {latencies[Queries / 2]:n2} ms |
            | query, p90 | {latencies[Queries * 90 / 100]:n2} ms |
            | query, p99 | {latencies[Queries * 99 / 100]:n2} ms |
            | query, longest | {latencies[^1]:n2} ms |

            bars: {(times.Rested.TotalSeconds <= 120 ? "reaches" : "**misses**")} 120 s to index · {(latencies[Queries * 99 / 100] <= 20 ? "reaches" : "**misses**")} p99 of 20 ms
            """);
        return StudyReport.WriteAsync(
            "lexical-million",
            "A million passages",
            "dotnet run -c Release --project bench/Rung.Retrieval.Studies -- lexical-million",
            text);
    }
}
