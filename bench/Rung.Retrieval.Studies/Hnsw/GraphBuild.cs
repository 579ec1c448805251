using System.Globalization;
using System.Runtime.InteropServices;
using Rung.Retrieval.Studies.Data;
using Rung.Retrieval.Vectors;
using Rung.Retrieval.Vectors.Exact;
using Rung.Retrieval.Vectors.Hnsw;

namespace Rung.Retrieval.Studies.Hnsw;

/// <summary>Builds what the study of graphs measures, as far as it is not there: both sides with all cores, the same M and ef.</summary>
internal static class GraphBuild
{
    public const int Links = 16;
    public const int BuildCandidates = 200;
    public const int Results = 10;

    public static async Task<int> RunAsync(string folder, string? name)
    {
        Directory.CreateDirectory(folder);
        foreach (var data in GraphData.All(folder, name))
        {
            var (vectors, asked) = (data.Vectors(), data.Asked());
            vectors.Write(data.VectorsFile);
            asked.Write(data.QueriesFile);
            await BuildOwnAsync(data, vectors);
            await FindTruthAsync(data, vectors, asked);
            await BuildPeerAsync(data);
        }

        return 0;
    }

    private static async Task BuildOwnAsync(GraphData data, StudyVectors vectors)
    {
        if (File.Exists(data.OwnIndex))
        {
            return;
        }

        await using var index = new HnswVectorIndex(
            new VectorSpace(GraphData.Dimension), new HnswOptions { Links = Links, BuildCandidates = BuildCandidates });
        VectorEntry[] entries = [.. Enumerable.Range(0, vectors.Count).Select(row => StudyEntries.Of(vectors, row))];
        var start = StudyClock.Wall();
        await index.PutAsync(entries, CancellationToken.None);
        await WriteAsync(data.OwnSeconds, StudyClock.Wall() - start);
        VectorFile.Save(index, data.OwnIndex);
    }

    private static async Task FindTruthAsync(GraphData data, StudyVectors vectors, StudyVectors asked)
    {
        if (File.Exists(data.TruthFile))
        {
            return;
        }

        await using var exact = new ExactVectorIndex(new VectorSpace(GraphData.Dimension));
        await exact.PutAsync([.. Enumerable.Range(0, vectors.Count).Select(row => StudyEntries.Of(vectors, row))], CancellationToken.None);
        var found = await exact.SearchManyAsync(
            [.. Enumerable.Range(0, asked.Count).Select(row => new VectorQuery { Vector = asked[row], Count = Results })], CancellationToken.None);
        int[] rows = [.. found.SelectMany(ranked => ranked.Select(passage => StudyEntries.RowOf(passage.Id)))];
        await File.WriteAllBytesAsync(data.TruthFile, MemoryMarshal.AsBytes(rows.AsSpan()).ToArray());
    }

    private static async Task BuildPeerAsync(GraphData data)
    {
        if (!File.Exists(data.PeerIndex))
        {
            var built = await Peer.RunAsync(
                "graph.py", "build", data.VectorsFile, $"{GraphData.Dimension}", $"{Links}", $"{BuildCandidates}", $"{Environment.ProcessorCount}", data.PeerIndex);
            await WriteAsync(data.PeerSeconds, (double)built["seconds"]!);
        }
    }

    private static Task WriteAsync(string path, double seconds) =>
        File.WriteAllTextAsync(path, seconds.ToString("R", CultureInfo.InvariantCulture));
}
