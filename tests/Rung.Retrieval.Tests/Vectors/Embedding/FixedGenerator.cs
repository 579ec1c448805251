using Microsoft.Extensions.AI;

namespace Rung.Retrieval.Tests.Vectors.Embedding;

/// <summary>Gives each text the vector that a test says, and remembers what it was asked.</summary>
internal sealed class FixedGenerator(Func<string, float[]> vectorOf, string? model = "fixed") : IEmbeddingGenerator<string, Embedding<float>>
{
    public List<string[]> Calls { get; } = [];

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        Calls.Add([.. values]);
        var known = Calls[^1].Select(vectorOf).Where(vector => vector.Length > 0);
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(known.Select(vector => new Embedding<float>(vector))));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("test", null, model) : null;

    public void Dispose()
    {
    }
}
