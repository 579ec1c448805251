using System.Globalization;
using Rung.Retrieval.Studies.Data;

namespace Rung.Retrieval.Studies.Hnsw;

/// <summary>A set of vectors that the study of graphs builds and asks, with its files in a folder that may be used again.</summary>
/// <param name="Name">Names it in the result.</param>
/// <param name="Count">How many vectors.</param>
/// <param name="Folder">Where its files lie.</param>
internal sealed record GraphData(string Name, int Count, string Folder)
{
    public const int Dimension = 128;
    public const int Queries = 2_000;

    public string VectorsFile => FileOf("x");

    public string QueriesFile => FileOf("q");

    public string PeerIndex => FileOf("hnswlib");

    public string OwnIndex => FileOf("rung");

    public string TruthFile => FileOf("truth");

    public string PeerSeconds => FileOf("hnswlib.seconds");

    public string OwnSeconds => FileOf("rung.seconds");

    /// <param name="folder">Where the files lie.</param>
    /// <param name="name">Which one; <see langword="null"/>: all.</param>
    public static IReadOnlyList<GraphData> All(string folder, string? name) =>
        [.. new GraphData[] { new("clustered", 1_000_000, folder), new("uniform", 100_000, folder) }.Where(data => name is null || data.Name == name)];

    public StudyVectors Vectors() => Of(Count, seed: 2);

    public StudyVectors Asked() => Of(Queries, seed: 3);

    private StudyVectors Of(int count, int seed) =>
        Name == "uniform" ? StudyVectors.Uniform(count, Dimension, seed) : StudyVectors.Clustered(count, Dimension, seed);

    private string FileOf(string ending) => Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{Name}-{Count}.{ending}"));
}
