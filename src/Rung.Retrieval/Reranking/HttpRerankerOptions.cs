namespace Rung.Retrieval.Reranking;

/// <summary>Which cross-encoder is asked, and how.</summary>
public sealed record HttpRerankerOptions
{
    /// <summary>The whole address, such as <c>https://api.cohere.com/v2/rerank</c>.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The model's name; not sent when null.</summary>
    public string? Model { get; init; }

    /// <summary>Sent as a bearer token; not sent when null.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The form of questions and answers. Default: documents, as Cohere and Jina have it.</summary>
    public RerankDialect Dialect { get; init; }

    /// <summary>Passages in one request, at most. Default: 32.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>The characters of a passage that are sent, titles included. Default: 8,000.</summary>
    public int MostCharacters { get; init; } = 8000;

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Endpoint);
        if (!Endpoint.IsAbsoluteUri || Endpoint.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException($"'{Endpoint}' is not an absolute http or https address.", nameof(Endpoint));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1, nameof(BatchSize));
        ArgumentOutOfRangeException.ThrowIfLessThan(MostCharacters, 2, nameof(MostCharacters));
    }
}
