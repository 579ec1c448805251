using System.Net.Http.Headers;
using Rung.Retrieval.Reranking.Http;

namespace Rung.Retrieval.Reranking;

/// <summary>
/// A cross-encoder behind an HTTP API: Cohere's and Jina's <c>/rerank</c>, or that of Text Embeddings Inference. Asks
/// in batches, one after the other, and trusts no answer: every passage must be scored exactly once. Time limits and
/// repetitions are the client's: configure its handler.
/// </summary>
public sealed class HttpReranker : IReranker
{
    private readonly HttpClient _client;
    private readonly HttpRerankerOptions _options;
    private readonly IRerankDialect _dialect;

    /// <param name="client">Stays the caller's; its base address is not used.</param>
    /// <param name="options">Where, and what to ask.</param>
    public HttpReranker(HttpClient client, HttpRerankerOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _client = client;
        _options = options;
        _dialect = options.Dialect is RerankDialect.TextEmbeddingsInference ? new TextsDialect() : new DocumentsDialect();
    }

    public string Name => _options.Model ?? _options.Endpoint.Host;

    /// <exception cref="RerankingException">The service refuses, cannot be reached, or answers what is no answer.</exception>
    public async ValueTask<IReadOnlyList<RankedPassage>> RerankAsync(
        string query, IReadOnlyList<RerankCandidate> candidates, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(candidates);
        var scored = new List<RankedPassage>(candidates.Count);
        foreach (var batch in candidates.Chunk(_options.BatchSize))
        {
            string[] texts = [.. batch.Select(candidate => TextOf(candidate.Passage))];
            var scores = await AskAsync(query, texts, cancellationToken);
            scored.AddRange(batch.Zip(scores, (candidate, score) => new RankedPassage(candidate.Passage.Id, score)));
        }

        return [.. scored.OrderByDescending(place => place.Score).ThenBy(place => place.Id)];
    }

    private string TextOf(Passage passage)
    {
        var text = passage.TitlePath.IsDefaultOrEmpty
            ? passage.Text
            : $"{string.Join(" › ", passage.TitlePath)}\n{passage.Text}";
        return text.Length <= _options.MostCharacters ? text : Cut(text, _options.MostCharacters);
    }

    // Half a character is no text.
    private static string Cut(string text, int length) =>
        text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private async Task<double[]> AskAsync(string query, string[] texts, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _options.Endpoint)
        {
            Content = _dialect.Question(_options.Model, query, texts),
        };
        if (_options.ApiKey is { } key)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        try
        {
            using var response = await _client.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            return response.IsSuccessStatusCode
                ? RerankAnswer.Scores(_dialect, body, texts.Length, _options.Endpoint)
                : throw RerankingException.Refused(_options.Endpoint, response.StatusCode, body);
        }
        catch (HttpRequestException error)
        {
            throw RerankingException.Unreachable(_options.Endpoint, error);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw RerankingException.TooSlow(_options.Endpoint, _client.Timeout, error);
        }
    }
}
