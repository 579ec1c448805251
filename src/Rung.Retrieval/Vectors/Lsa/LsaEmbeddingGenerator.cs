using Microsoft.Extensions.AI;

namespace Rung.Retrieval.Vectors.Lsa;

/// <summary>The vectors of an <see cref="LsaModel"/> where a generator of embeddings is wanted: the embedder for those who have no model.</summary>
public sealed class LsaEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly LsaModel _model;
    private readonly EmbeddingGeneratorMetadata _metadata;

    /// <param name="model">The model; it may serve several generators.</param>
    public LsaEmbeddingGenerator(LsaModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _metadata = new EmbeddingGeneratorMetadata(
            providerName: "rung", defaultModelId: $"lsa@{model.Version}", defaultModelDimensions: model.Dimension);
    }

    /// <inheritdoc/>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(values);
        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var value in values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            embeddings.Add(new Embedding<float>(_model.Embed(value)) { ModelId = _metadata.DefaultModelId });
        }

        return Task.FromResult(embeddings);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        if (serviceKey is not null)
        {
            return null;
        }

        return serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata : serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <summary>Nothing to free: the model is the caller's.</summary>
    public void Dispose()
    {
    }
}
