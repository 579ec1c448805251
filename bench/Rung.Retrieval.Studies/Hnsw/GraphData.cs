using Rung.Retrieval.Studies.Data;

namespace Rung.Retrieval.Studies.Hnsw;

/// <summary>A million vectors and two thousand queries of the study of graphs.</summary>
internal static class GraphData
{
    public const int Count = 1_000_000;
    public const int Dimension = 128;
    public const int Queries = 2_000;

    public static string[] Names { get; } = ["clustered", "uniform"];

    public static StudyVectors Vectors(string name) => Of(name, Count, seed: 2);

    public static StudyVectors Asked(string name) => Of(name, Queries, seed: 3);

    /// <summary>Writes what the peer reads.</summary>
    public static Task<int> WriteAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var name in Names)
        {
            Vectors(name).Write(Path.Combine(folder, $"{name}.x"));
            Asked(name).Write(Path.Combine(folder, $"{name}.q"));
        }

        return Task.FromResult(0);
    }

    private static StudyVectors Of(string name, int count, int seed) =>
        name == "uniform" ? StudyVectors.Uniform(count, Dimension, seed) : StudyVectors.Clustered(count, Dimension, seed);
}
