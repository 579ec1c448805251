using Rung.Engine.Retrieving.Connections;
using Rung.Retrieval;
using Rung.Retrieval.Vectors;
using Rung.Retrieval.Vectors.Embedding;

namespace Rung.Engine.Retrieving.Benchmarks;

/// <summary>The passages of a collection embedded by a model of the task, with the permission to pay for them.</summary>
internal sealed class EmbeddedCorpus(RetrievalConnections connections, string embedder)
{
    /// <param name="passages">To be searched.</param>
    /// <param name="queries">To be asked: they cost, too.</param>
    /// <param name="cancellationToken">Stops it; what was embedded is kept.</param>
    /// <exception cref="RetrievingException">Nobody wants to pay for it.</exception>
    public async Task<IRetriever> IndexAsync(Passage[] passages, string[] queries, CancellationToken cancellationToken)
    {
        var texts = connections.TextEmbedderOf(embedder);
        string[] all = [.. passages.Select(texts.PassageTextOf), .. queries.Select(texts.QueryTextOf)];
        if (!await connections.MayEmbedAsync(embedder, all, cancellationToken))
        {
            throw new RetrievingException($"--retriever {embedder}: its vectors were not paid for. Leave it out, or say yes to the forecast (--yes).");
        }

        var vectors = await texts.EmbedPassagesAsync(passages, cancellationToken);
        var index = VectorIndexChoice.Create(new VectorSpace(vectors[0].Length), passages.Length, VectorIndexOptions.Exhaustive);
        await PassageVectors.PutAsync(passages, vectors, index, cancellationToken);
        return new VectorRetriever(embedder, texts, index);
    }
}
