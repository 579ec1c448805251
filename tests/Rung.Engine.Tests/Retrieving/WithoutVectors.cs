using Microsoft.Extensions.AI;
using Rung.Retrieval;
using Rung.Retrieval.Vectors;
using Rung.Retrieval.Vectors.Embedding;

namespace Rung.Engine.Tests.Retrieving;

/// <summary>An embedder whose vectors have no numbers.</summary>
internal sealed class WithoutVectors : IEmbeddingGenerator<string, Embedding<float>>
{
    public static IRetriever Retriever() =>
        new VectorRetriever("small", new TextEmbedder(new WithoutVectors()), VectorIndexChoice.Create(new VectorSpace(2), 1));

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(_ => new Embedding<float>(new[] { float.NaN, 0 }))));

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
