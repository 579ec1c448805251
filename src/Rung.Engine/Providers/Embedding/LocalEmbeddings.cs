using Microsoft.Extensions.AI;
using Rung.Engine.Local;
using Rung.Engine.Tasks;

namespace Rung.Engine.Providers.Embedding;

/// <summary>
/// Asks an encoder of this machine when the turn that all local models take has come: two that compute at once would only slow one
/// another down. What goes wrong is a <see cref="ModelCallException"/>.
/// </summary>
/// <param name="encoder">Belongs to who opened it.</param>
/// <param name="embedder">As the task says it.</param>
/// <param name="turn">One place for all.</param>
/// <param name="totals">Counts the requests; none costs anything.</param>
internal sealed class LocalEmbeddings(LocalEmbeddingGenerator encoder, EmbedderDefinition embedder, SemaphoreSlim turn, CallTotals totals)
    : IEmbeddingGenerator<string, Embedding<float>>
{
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            totals.CountRequest();
            var vectors = await encoder.GenerateAsync(values, options, cancellationToken);
            totals.CountAnswer();
            return vectors;
        }
        catch (LocalModelException failure)
        {
            throw LocalProvider.Failure(embedder.Model, failure);
        }
        finally
        {
            turn.Release();
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => encoder.GetService(serviceType, serviceKey);

    public void Dispose()
    {
        // The encoder belongs to who opened it.
    }
}
