using Rung.Retrieval;
using Rung.Retrieval.Lexical;
using Rung.Retrieval.Vectors;
using Rung.Retrieval.Vectors.Embedding;
using Rung.Retrieval.Vectors.Lsa;

namespace Rung.Engine.Retrieving.Benchmarks;

/// <summary>Searches by vectors that are learnt from the passages themselves.</summary>
internal static class SemanticRetriever
{
    public static async Task<IRetriever> OverAsync(Passage[] passages, AnalysisOptions analysis, ulong seed, CancellationToken cancellationToken)
    {
        var model = LsaModel.Learn(
            [.. passages.Select(TextEmbedder.TextOf)], new LsaOptions { Analysis = analysis, Seed = seed }, cancellationToken);
        var index = VectorIndexChoice.Create(new VectorSpace(model.Dimension), passages.Length, VectorIndexOptions.Exhaustive);
        var embedder = new TextEmbedder(new LsaEmbeddingGenerator(model));
        await PassageVectors.PutAsync(passages, embedder, index, cancellationToken);
        return new VectorRetriever("lsa", embedder, index);
    }
}
