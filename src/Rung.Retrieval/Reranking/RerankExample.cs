namespace Rung.Retrieval.Reranking;

/// <summary>A query of dev with its candidates and judgements, to learn from.</summary>
public sealed record RerankExample
{
    /// <summary>In the user's words.</summary>
    public required string Query { get; init; }

    /// <summary>As the retriever that the reranker will work for found them, with signals if it will have them.</summary>
    public required IReadOnlyList<RerankCandidate> Candidates { get; init; }

    /// <summary>The judgements of the query.</summary>
    public required IReadOnlyDictionary<PassageId, int> Grades { get; init; }

    /// <summary>What the query belongs to, such as its document: queries of one group stay together in folds.</summary>
    public required string Group { get; init; }
}
