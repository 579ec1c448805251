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
    private const int PerFile = 50_000;
    private const int LeastWords = 30;
    private const int MostWords = 60;
    private const int Questions = 500;
    private const ulong Seed = 20261202;

    private static readonly int[] Topics = [1000, 5000];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_050_000;
        var options = new FolderIndexOptions { Vectors = new VectorIndexOptions { ExactUpTo = Math.Min(1_000_000, count - 1) } };
        var sections = new List<string>();
        foreach (var topics in Topics)
        {
            sections.Add(await MeasureAsync(count, topics, options));
        }

        await StudyReport.WriteAsync(
            "folder-graph",
            "A folder above a million passages",
            "dotnet run -c Release --project bench/Rung.Retrieval.Studies -- folder-graph",
            string.Create(CultureInfo.InvariantCulture, $"""
                {count:n0} records in files of JSON Lines, {LeastWords}–{MostWords} words each, half of them from the {TopicTexts.WordsOfTopic} words of one of its topics and half from all
                {Vocabulary:n0} (seed {Seed}). What `rung index` does with the folder: read, cut, commit; learn vectors of {options.Lsa!.Dimension} components by latent semantic analysis from
                {options.Lsa.MostPassages:n0} passages and make them of all; then, because they are more than {options.Vectors.ExactUpTo:n0}, build a graph and measure it. Where topics are many times as many as components, vectors
                have little structure that a graph could follow.

                Below, {Questions} short questions of 6–12 words, one after the other, which the graph was not measured with; the embedding of a question is in the time. Load of the machine at the end: {Clock.Load()}.

                {string.Join("\n", sections)}
                """));
        return 0;
    }

    private static async Task<string> MeasureAsync(int count, int topics, FolderIndexOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("rung-graph-").FullName;
        var kept = Path.Combine(folder, ".rung", "index");
        try
        {
            var texts = new TopicTexts(Vocabulary, topics, Seed);
            Write(folder, texts, count);
            var shown = new PhaseTimes();
            await using var index = await FolderIndex.OpenAsync(folder, kept, options, CancellationToken.None);
            await index.UpdateAsync(shown, CancellationToken.None);
            var exact = await AskAsync(index.View, texts);
            await index.SettleAsync(shown, CancellationToken.None);
            shown.Report(new("end", 0, 0));
            var settled = await AskAsync(index.View, texts);
            return Section(topics, shown, index.View.VectorSearches.Single(), exact, settled, await OpenedAsync(kept, options), BytesOf(kept));
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

    private static string Section(
        int topics, PhaseTimes phases, VectorSearch search,
        (List<IReadOnlyList<RankedPassage>> Found, double[] Milliseconds) exact,
        (List<IReadOnlyList<RankedPassage>> Found, double[] Milliseconds) settled, TimeSpan opened, long bytes)
    {
        var recall = exact.Found.Zip(settled.Found, RecallOf).Average();
        return string.Create(CultureInfo.InvariantCulture, $"""
            ## {topics:n0} topics

            > {search}

            | phase | seconds |
            | --- | --: |
            {string.Join('\n', phases.Seconds.Select(phase => string.Create(CultureInfo.InvariantCulture, $"| {phase.Phase} | {phase.Seconds:n0} |")))}

            | top 10 of {Questions} questions | median ms | p99 ms | recall@10 |
            | --- | --: | --: | --: |
            | before, every vector compared (8-bit integers, then the vectors) | {exact.Milliseconds[Questions / 2]:n2} | {exact.Milliseconds[Questions * 99 / 100]:n2} | 1 |
            | settled, {(search.Graph is { IsUsed: true } graph ? $"through the graph with {graph.SearchCandidates} candidates" : "every vector compared as before")} | {settled.Milliseconds[Questions / 2]:n2} | {settled.Milliseconds[Questions * 99 / 100]:n2} | {recall:n4} |

            Opened by a reader in {opened.TotalSeconds:n1} s, every checksum verified; {bytes / 1e6:n0} MB on the disk.

            """);
    }

    private static double RecallOf(IReadOnlyList<RankedPassage> truth, IReadOnlyList<RankedPassage> found) => truth.Count == 0
        ? 1
        : found.IntersectBy(truth.Select(passage => passage.Id), passage => passage.Id).Count() / (double)truth.Count;

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
