using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Rung.Core.Statistics;
using Rung.Retrieval.Indexes;
using Rung.Retrieval.Studies.Lexical;
using Rung.Retrieval.Vectors;
using Rung.Studies;

namespace Rung.Retrieval.Studies.Folders;

/// <summary>
/// A folder of more passages than are compared one by one: how long until they can be found, how long until a graph answers, what the
/// graph misses on questions that it was not measured with, and what it saves.
/// </summary>
internal static class FolderGraphStudy
{
    private const int Vocabulary = 50_000;
    private const int Topics = 5000;
    private const int PerFile = 50_000;
    private const int LeastWords = 30;
    private const int MostWords = 60;
    private const int Questions = 500;
    private const ulong Seed = 20261202;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_050_000;
        var options = new FolderIndexOptions { Vectors = new VectorIndexOptions { ExactUpTo = Math.Min(1_000_000, count - 1) } };
        var folder = Directory.CreateTempSubdirectory("rung-graph-").FullName;
        var kept = Path.Combine(folder, ".rung", "index");
        try
        {
            var texts = new TopicTexts(Vocabulary, Topics, Seed);
            Write(folder, texts, count);
            var shown = new PhaseTimes();
            await using var index = await FolderIndex.OpenAsync(folder, kept, options, CancellationToken.None);
            await index.UpdateAsync(shown, CancellationToken.None);
            var exact = await AskAsync(index.View, texts);
            await index.SettleAsync(shown, CancellationToken.None);
            shown.Report(new("end", 0, 0));
            var graph = await AskAsync(index.View, texts);
            var search = index.View.VectorSearches.Single();
            await ReportAsync(count, shown, search, exact, graph, await OpenedAsync(kept, options), BytesOf(kept));
            return search.Graph is { IsUsed: true } ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(string folder, TopicTexts texts, int count)
    {
        for (var first = 0; first < count; first += PerFile)
        {
            using var file = File.CreateText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{first / PerFile:d3}.jsonl")));
            for (var i = first; i < Math.Min(first + PerFile, count); i++)
            {
                var text = texts.Text(new SplitMix64(Seed + (ulong)i), LeastWords, MostWords);
                file.WriteLine(JsonSerializer.Serialize(new { _id = string.Create(CultureInfo.InvariantCulture, $"p{i:d7}"), text }));
            }
        }
    }

    /// <summary>Short questions about topics, of words that no passage was made of together.</summary>
    private static async Task<(List<IReadOnlyList<RankedPassage>> Found, double[] Milliseconds)> AskAsync(FolderIndexView view, TopicTexts texts)
    {
        var (found, times) = (new List<IReadOnlyList<RankedPassage>>(), new double[Questions]);
        for (var i = 0; i < Questions; i++)
        {
            var question = new RetrievalQuery { Text = texts.Text(new SplitMix64(~Seed + (ulong)i), 6, 12), Count = 10 };
            var began = Stopwatch.GetTimestamp();
            found.Add(await view.Vectors!.RetrieveAsync(question, CancellationToken.None));
            times[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        Array.Sort(times);
        return (found, times);
    }

    private static async Task<TimeSpan> OpenedAsync(string kept, FolderIndexOptions options)
    {
        var began = Stopwatch.GetTimestamp();
        await FolderIndexView.OpenAsync(kept, options, CancellationToken.None);
        return Stopwatch.GetElapsedTime(began);
    }

    private static long BytesOf(string kept) => Directory.EnumerateFiles(kept, "lsa.*").Sum(path => new FileInfo(path).Length);

    private static Task ReportAsync(
        int count, PhaseTimes phases, VectorSearch search,
        (List<IReadOnlyList<RankedPassage>> Found, double[] Milliseconds) exact,
        (List<IReadOnlyList<RankedPassage>> Found, double[] Milliseconds) graph, TimeSpan opened, long bytes)
    {
        var recalls = exact.Found.Zip(graph.Found, (truth, found) => truth.Count == 0 ? 1 : found.IntersectBy(truth.Select(passage => passage.Id), passage => passage.Id).Count() / (double)truth.Count).ToArray();
        return StudyReport.WriteAsync(
            "folder-graph",
            "A folder above a million passages",
            "dotnet run -c Release --project bench/Rung.Retrieval.Studies -- folder-graph",
            string.Create(CultureInfo.InvariantCulture, $"""
                {count:n0} records in files of JSON Lines, {LeastWords}–{MostWords} words each, half of them from the {200} words of one of {Topics:n0} topics and half from all
                {Vocabulary:n0} (seed {Seed}). What `rung index` does with the folder: read, cut, commit; learn vectors by latent semantic analysis from 200,000 passages and make
                them of all; then, because they are more than {search.Graph!.Vectors switch { > 1_000_000 => "1,000,000", var all => (all - 1).ToString("n0", CultureInfo.InvariantCulture) }}, build a graph and measure it.

                > {search}; it keeps {search.Graph.SearchCandidates} candidates.

                | phase | seconds |
                | --- | --: |
                {string.Join('\n', phases.Seconds.Select(phase => string.Create(CultureInfo.InvariantCulture, $"| {phase.Phase} | {phase.Seconds:n0} |")))}

                {Questions} short questions of 6–12 words, one after the other, which the graph was not measured with; the embedding of the question is in the time:

                | top 10 of {Questions} questions | median ms | p99 ms | recall@10 |
                | --- | --: | --: | --: |
                | every vector compared (8-bit integers, then the vectors) | {exact.Milliseconds[Questions / 2]:n2} | {exact.Milliseconds[Questions * 99 / 100]:n2} | 1 |
                | through the graph | {graph.Milliseconds[Questions / 2]:n2} | {graph.Milliseconds[Questions * 99 / 100]:n2} | {recalls.Average():n4} |

                Opened by a reader in {opened.TotalSeconds:n1} s, every checksum verified; the vectors and their graph take {bytes / 1e6:n0} MB on the disk. Load of the machine: {Clock.Load()}.
                """));
    }

    /// <summary>How long each phase took, in the order of their beginning.</summary>
    private sealed class PhaseTimes : IProgress<IndexProgress>
    {
        private readonly List<(string Phase, long Began)> _phases = [];

        public IEnumerable<(string Phase, double Seconds)> Seconds =>
            _phases.Zip(_phases.Skip(1), (phase, next) => (phase.Phase, Stopwatch.GetElapsedTime(phase.Began, next.Began).TotalSeconds));

        public void Report(IndexProgress value)
        {
            if (_phases.Count == 0 || _phases[^1].Phase != value.Phase)
            {
                _phases.Add((value.Phase, Stopwatch.GetTimestamp()));
                Console.WriteLine(value.Phase);
            }
        }
    }
}
