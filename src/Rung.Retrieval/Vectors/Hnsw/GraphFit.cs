namespace Rung.Retrieval.Vectors.Hnsw;

/// <summary>Finds how many candidates a graph's search must keep for the recall that is asked for, on the graph's own vectors.</summary>
internal static class GraphFit
{
    /// <summary>So many passages ask: an interval of a few hundredths where nearly all is found.</summary>
    private const int Queries = 200;
    private const int Neighbours = 10;

    /// <summary>The least vectors that can be asked about: two passages, and a neighbour for each.</summary>
    private const int LeastVectors = 2;

    /// <summary>
    /// Doubles the candidates from what the graph keeps now until its recall surely reaches <see cref="VectorIndexOptions.LeastRecall"/>;
    /// the graph keeps the last number that was tried.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="exact">An index of the same vectors that misses nothing; the graph itself, compared with one by one, where there is none.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<GraphTrial> TryAsync(
        HnswVectorIndex graph, EmbeddedVectorIndex exact, VectorIndexOptions options, CancellationToken cancellationToken)
    {
        var passages = exact.Sample(Queries);
        ArgumentOutOfRangeException.ThrowIfLessThan(passages.Count, LeastVectors, nameof(exact));
        var truth = await NearestTruth.FindAsync(exact, passages, Neighbours, cancellationToken);
        while (true)
        {
            var recall = await truth.MeasureAsync(graph, cancellationToken);
            var isEnough = recall.Low >= options.LeastRecall;
            if (isEnough || graph.SearchCandidates >= options.MostCandidates)
            {
                return new GraphTrial(graph.Count, graph.SearchCandidates, recall, isEnough);
            }

            graph.SearchCandidates = Math.Min(2 * graph.SearchCandidates, options.MostCandidates);
        }
    }
}
