using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Rung.Core.Ladder;
using Rung.Engine.Tasks;

namespace Rung.Engine.Providers.Embedding;

/// <summary>
/// Asks a service for vectors, one request a call, and trusts no answer: every text has one vector, all of the dimension that was
/// asked for and of finite numbers. Retries, limits and money are those of the client's handler.
/// </summary>
internal sealed class HttpEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly HttpClient _client;
    private readonly EmbedderDefinition _embedder;
    private readonly IEmbeddingDialect _dialect;
    private readonly Uri _address;
    private readonly EmbeddingGeneratorMetadata _metadata;

    /// <param name="client">Owned from now on.</param>
    /// <param name="embedder">Which model, where.</param>
    /// <param name="dialect">How it is asked.</param>
    public HttpEmbeddingGenerator(HttpClient client, EmbedderDefinition embedder, IEmbeddingDialect dialect)
    {
        (_client, _embedder, _dialect, _address) = (client, embedder, dialect, dialect.AddressOf(embedder));
        _metadata = new EmbeddingGeneratorMetadata(embedder.Model.Provider, _address, embedder.Model.Model, embedder.Dimensions);
    }

    /// <exception cref="ModelCallException">There is no answer, or none of use.</exception>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        string[] texts = [.. values];
        if (texts.Length == 0)
        {
            return [];
        }

        using var question = new StringContent(
            _dialect.Question(_embedder, texts).ToJsonString(JsonSerializerOptions.Web), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var response = await _client.PostAsync(_address, question, cancellationToken);
        return [.. Read(await response.Content.ReadAsByteArrayAsync(cancellationToken), texts.Length).Select(vector => new Embedding<float>(vector))];
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    public void Dispose() => _client.Dispose();

    private float[][] Read(byte[] answer, int count)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            var vectors = _dialect.Read(json.RootElement, count);
            var dimension = _embedder.Dimensions ?? vectors[0].Length;
            var other = Array.Find(vectors, vector => vector.Length != dimension);
            return other is null
                ? vectors
                : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"a vector has {other.Length} components where {dimension} belong"));
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException)
        {
            var why = wrong is JsonException ? "it is no whole JSON" : wrong.Message;
            throw new ModelCallException(
                FailureCause.MalformedResponse,
                $"Embedder '{_embedder.Name}' ({_embedder.Model.Model} at {_address.Authority}) gave an answer of no use: {why}. Check its url, model and dimensions.")
            {
                MayHaveCost = true,
            };
        }
    }
}
