using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using Rung.Retrieval.Studies.Data;
using Rung.Retrieval.Vectors;
using Rung.Retrieval.Vectors.Exact;
using Rung.Studies;

namespace Rung.Retrieval.Studies.Exact;

/// <summary>Exact search, in floats and in small integers with rescoring, beside FAISS IndexFlatIP on the same vectors in the same run.</summary>
internal static class ExactStudy
{
    private const int Count = 100_000;
    private const int Dimension = 384;
    private const int Queries = 512;
    private const int Batch = 64;
    private const int Results = 10;
    private const double Seconds = 3;

    public static async Task<int> RunAsync()
    {
        var body = new StringBuilder(
            $"{Count.ToString("N0", CultureInfo.InvariantCulture)} vectors of {Dimension} components, {Queries} queries, top {Results}, "
            + "one thread each. Queries a second, median of ten rounds; recall against FAISS's exact answers.\n\n"
            + "| vectors | index | one at a time | × FAISS | batches of 64 | × FAISS | recall@10 |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        JsonNode? faiss = null;
        foreach (var (vectors, queries) in Data())
        {
            faiss = await MeasureAsync(vectors, queries, body);
        }

        body.Append(CultureInfo.InvariantCulture, $"\nFAISS {faiss!["version"]} (Debian; {faiss["options"]}; {faiss["blas"]}), its thread count set to 1. ")
            .Append("Both sides read the same files; seeds: world 1, vectors 2, queries 3.\n");
        await StudyReport.WriteAsync(
            "vectors-exact", "Exact vector search", "dotnet run -c Release --project bench/Rung.Retrieval.Studies -- vectors-exact", body.ToString());
        return 0;
    }

    private static IEnumerable<(StudyVectors Vectors, StudyVectors Queries)> Data()
    {
        yield return (StudyVectors.Clustered(Count, Dimension, seed: 2), StudyVectors.Clustered(Queries, Dimension, seed: 3));
        yield return (StudyVectors.Uniform(Count, Dimension, seed: 2), StudyVectors.Uniform(Queries, Dimension, seed: 3));
    }

    private static async Task<JsonNode> MeasureAsync(StudyVectors vectors, StudyVectors queries, StringBuilder body)
    {
        var folder = Directory.CreateTempSubdirectory("rung-vectors-");
        try
        {
            var (file, queryFile, answers) = (Path.Combine(folder.FullName, "x"), Path.Combine(folder.FullName, "q"), Path.Combine(folder.FullName, "a"));
            vectors.Write(file);
            queries.Write(queryFile);
            var faiss = await Peer.RunAsync("flat.py", file, queryFile, $"{Dimension}", $"{Batch}", $"{Seconds}", answers);
            var truth = MemoryMarshal.Cast<byte, int>(await File.ReadAllBytesAsync(answers)).ToArray();
            Row(body, vectors.Name, "FAISS IndexFlatIP", faiss, ((double)faiss["single"]!, (double)faiss["batched"]!, 1));
            var space = new VectorSpace(Dimension);
            var options = new ExactIndexOptions { SearchThreads = 1 };
            await using var exact = new ExactVectorIndex(space, options);
            Row(body, vectors.Name, "Rung, float32", faiss, await MeasureAsync(exact, vectors, queries, truth));
            await using var quantized = new QuantizedVectorIndex(space, options);
            Row(body, vectors.Name, "Rung, int8 + rescoring", faiss, await MeasureAsync(quantized, vectors, queries, truth));
            return faiss;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(double Single, double Batched, double Recall)> MeasureAsync(
        IVectorIndex index, StudyVectors vectors, StudyVectors queries, int[] truth)
    {
        await index.PutAsync([.. Enumerable.Range(0, vectors.Count).Select(row => StudyEntries.Of(vectors, row))], CancellationToken.None);
        VectorQuery[] asked = [.. Enumerable.Range(0, queries.Count).Select(row => new VectorQuery { Vector = queries[row], Count = Results })];
        var found = await index.SearchManyAsync(asked, CancellationToken.None);
        var hits = found.Select((ranked, i) => ranked.Count(passage =>
            truth.AsSpan(i * Results, Results).Contains(StudyEntries.RowOf(passage.Id)))).Sum();
        var single = await Rate.MeasureAsync(
            asked.Length, 1, Seconds, StudyClock.Wall, async (at, _) => await index.SearchAsync(asked[at], CancellationToken.None));
        var batched = await Rate.MeasureAsync(
            asked.Length, Batch, Seconds, StudyClock.Wall, async (at, size) => await index.SearchManyAsync(asked[at..(at + size)], CancellationToken.None));
        return (single, batched, hits / (double)truth.Length);
    }

    private static void Row(StringBuilder body, string vectors, string index, JsonNode faiss, (double Single, double Batched, double Recall) rates) =>
        body.Append(CultureInfo.InvariantCulture, $"| {vectors} | {index} | {rates.Single:F0} | {rates.Single / (double)faiss["single"]!:F2} ")
            .Append(CultureInfo.InvariantCulture, $"| {rates.Batched:F0} | {rates.Batched / (double)faiss["batched"]!:F2} | {rates.Recall:F4} |\n");
}
