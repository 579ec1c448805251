namespace Rung.Retrieval.Vectors.Embedding;

/// <summary>How texts become vectors through a generator of embeddings.</summary>
public sealed record EmbeddingOptions
{
    /// <summary>How many texts one call carries at most, at least 1; 64 by default.</summary>
    public int BatchSize { get; init => field = AtLeastOne(value); } = 64;

    /// <summary>How many calls may be under way at once for one list of texts, at least 1; 1 by default.</summary>
    public int Concurrency { get; init => field = AtLeastOne(value); } = 1;

    /// <summary>The components that every vector must have; null takes what the first vector has.</summary>
    public int? Dimension { get; init => field = value is { } dimension ? AtLeastOne(dimension) : null; }

    /// <summary>Names the model to the cache; null takes what the generator says of itself.</summary>
    public string? Model { get; init; }

    /// <summary>Stands before every query, as some models want it (<c>query: </c>).</summary>
    public string QueryPrefix { get; init; } = "";

    /// <summary>Stands before every passage (<c>passage: </c>).</summary>
    public string PassagePrefix { get; init; } = "";

    private static int AtLeastOne(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        return value;
    }
}
