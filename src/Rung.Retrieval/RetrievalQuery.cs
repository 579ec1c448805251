namespace Rung.Retrieval;

/// <summary>What a retriever is asked.</summary>
public sealed record RetrievalQuery
{
    /// <summary>The question, in the user's words; may be empty, then nothing is found.</summary>
    public required string Text { get; init; }

    /// <summary>How many passages at most; at least 1.</summary>
    public int Count { get; init; } = 10;

    /// <summary>Which passages may be found; all when null.</summary>
    public PassageFilter? Filter { get; init; }
}
