namespace Rung.Retrieval.Vectors.Hnsw;

/// <summary>Finds how many candidates a graph's search must keep for the recall that is asked for.</summary>
internal static class GraphFit
{
    private const int Neighbours = 10;

    /// <summary>
    /// Doubles the candidates from what the graph keeps now until its recall surely reaches <see cref="VectorIndexOptions.LeastRecall"/>;
    /// the graph keeps the last number that was tried.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="exact">An index of the same vectors that misses nothing; the graph itself, compared with one by one, where there is none.</param>
    /// <param name="queries">Vectors of at least 2 questions.</param>
    /// <param name="options">What is asked for.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<(int Candidates, RecallEstimate Recall, bool IsEnough)> FindAsync(
        HnswVectorIndex graph, EmbeddedVectorIndex exact, IReadOnlyList<ReadOnlyMemory<float>> queries, VectorIndexOptions options, CancellationToken cancellationToken)
    {
        var truth = await NearestTruth.FindAsync(
            exact, [.. queries.Select(vector => new VectorQuery { Vector = vector, Count = Neighbours })], cancellationToken);
        while (true)
        {
            var recall = await truth.MeasureAsync(graph, cancellationToken);
            var isEnough = recall.Low >= options.LeastRecall;
            if (isEnough || graph.SearchCandidates >= options.MostCandidates)
            {
                return (graph.SearchCandidates, recall, isEnough);
            }

            graph.SearchCandidates = Math.Min(2 * graph.SearchCandidates, options.MostCandidates);
        }
    }
}
