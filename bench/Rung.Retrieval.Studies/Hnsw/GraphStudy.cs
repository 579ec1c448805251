using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using Rung.Retrieval.Studies.Data;
using Rung.Retrieval.Vectors;
using Rung.Retrieval.Vectors.Hnsw;
using Rung.Studies;

namespace Rung.Retrieval.Studies.Hnsw;

/// <summary>Graphs of neighbours beside hnswlib on the same vectors in the same run; vectors-graph-build makes both first.</summary>
internal static class GraphStudy
{
    private const double Seconds = 2;
    private static readonly int[] Efs = [20, 50, 100, 200];

    public static async Task<int> RunAsync(string folder, string? name)
    {
        var body = new StringBuilder(
            $"{GraphData.Dimension} components, M {GraphBuild.Links}, efConstruction {GraphBuild.BuildCandidates}, the same ef on both sides; "
            + $"{GraphData.Queries.ToString("N0", CultureInfo.InvariantCulture)} queries, top {GraphBuild.Results}, one thread, one query at a time. "
            + "Queries a second of processor time, median of ten rounds; recall@10 against exact search.\n\n"
            + "| vectors | ef | hnswlib | recall | Rung | recall [95 %] | × hnswlib |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        var built = new List<string>();
        foreach (var data in GraphData.All(folder, name).Where(data => File.Exists(data.PeerIndex) && File.Exists(data.OwnIndex)))
        {
            await MeasureAsync(data, body);
            built.Add($"{data.Name}: hnswlib {await SecondsAsync(data.PeerSeconds)} s, Rung {await SecondsAsync(data.OwnSeconds)} s");
        }

        body.Append(CultureInfo.InvariantCulture, $"\nBuilding by two threads took, on a machine busy with other work at different times (no comparison), {string.Join("; ", built)}.\n")
            .Append(About);
        await StudyReport.WriteAsync(
            name is null ? "vectors-graph" : $"vectors-graph-{name}",
            "Graphs of neighbours",
            $"dotnet run -c Release --project bench/Rung.Retrieval.Studies -- vectors-graph FOLDER{(name is null ? "" : $" {name}")}",
            body.ToString());
        return 0;
    }

    private const string About =
        "\nhnswlib is Debian's python3-hnswlib, compiled for any x86-64 (SSE). \"clustered\": a thousand clusters in 24 dimensions, bent into the "
        + "space with noise; \"uniform\", where it stands above: directions without any structure, the worst case. "
        + "Seeds: world 1, vectors 2, queries 3, levels 1.\n";

    private static async Task MeasureAsync(GraphData data, StringBuilder body)
    {
        var answers = Path.Combine(data.Folder, "answers");
        var truth = Rows(await File.ReadAllBytesAsync(data.TruthFile));
        var asked = data.Asked();
        VectorQuery[] queries = [.. Enumerable.Range(0, asked.Count).Select(row => new VectorQuery { Vector = asked[row], Count = GraphBuild.Results })];
        foreach (var ef in Efs)
        {
            var peer = await Peer.RunAsync(
                "graph.py", "search", data.PeerIndex, $"{GraphData.Dimension}", data.QueriesFile, $"{ef}", Number(Seconds), answers);
            var peerRecall = Recall(Rows(await File.ReadAllBytesAsync(answers)), truth).Average();
            await using var index = VectorFile.Open(data.OwnIndex, new VectorIndexOptions { Hnsw = new HnswOptions { SearchCandidates = ef } });
            var own = await index.SearchManyAsync(queries, CancellationToken.None);
            var recalls = Recall([.. own.SelectMany(ranked => ranked.Select(passage => StudyEntries.RowOf(passage.Id)))], truth);
            var rate = await Rate.MeasureAsync(
                queries.Length, 1, Seconds, StudyClock.Processor, async (at, _) => await index.SearchAsync(queries[at], CancellationToken.None));
            Row(body, data, ef, peer, peerRecall, rate, Interval.Of(recalls));
        }
    }

    private static void Row(StringBuilder body, GraphData data, int ef, JsonNode peer, double peerRecall, double rate, Interval recall) =>
        body.Append(CultureInfo.InvariantCulture, $"| {data.Name}, {data.Count:N0} | {ef} | {(double)peer["rate"]!:F0} | {peerRecall:F4} | {rate:F0} ")
            .Append(CultureInfo.InvariantCulture, $"| {recall.Mean:F4} [{recall.Low:F4}, {recall.High:F4}] | {rate / (double)peer["rate"]!:F2} |\n");

    private static int[] Rows(byte[] bytes) => MemoryMarshal.Cast<byte, int>(bytes).ToArray();

    private static double[] Recall(int[] found, int[] truth) =>
        [.. found.Chunk(GraphBuild.Results).Zip(truth.Chunk(GraphBuild.Results), (one, other) => one.Intersect(other).Count() / (double)GraphBuild.Results)];

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static async Task<string> SecondsAsync(string path) =>
        double.Parse(await File.ReadAllTextAsync(path), CultureInfo.InvariantCulture).ToString("F0", CultureInfo.InvariantCulture);

    /// <summary>A mean over queries with its normal 95 % interval.</summary>
    private readonly record struct Interval(double Mean, double Low, double High)
    {
        public static Interval Of(double[] values)
        {
            var mean = values.Average();
            var half = 1.96 * Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length);
            return new Interval(mean, mean - half, Math.Min(1, mean + half));
        }
    }
}
