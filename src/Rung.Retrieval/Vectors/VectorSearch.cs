using System.Globalization;

namespace Rung.Retrieval.Vectors;

/// <summary>How the vectors of one retriever are searched.</summary>
/// <param name="Retriever">Its name.</param>
/// <param name="Vectors">How many there are.</param>
/// <param name="Graph">
/// What a graph of them was measured to find; <see langword="null"/>: none was built, every vector is compared and nothing is missed.
/// </param>
public sealed record VectorSearch(string Retriever, int Vectors, GraphTrial? Graph)
{
    /// <summary>For a reader, with what a graph finds of what comparing with every vector finds.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Retriever}: {Vectors:#,0} vectors, {Graph switch
    {
        null => "each compared with every query",
        { IsUsed: true } => $"searched through a graph, which finds most of what is nearest: {Graph}",
        _ => $"each compared with every query, for a graph of them finds too little of what is nearest: {Graph}",
    }}");
}
