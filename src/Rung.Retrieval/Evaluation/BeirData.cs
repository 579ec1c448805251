using System.Collections.Immutable;

namespace Rung.Retrieval.Evaluation;

/// <summary>A test collection: documents, queries, and which documents answer which query.</summary>
public sealed record BeirData
{
    public required ImmutableArray<BeirDocument> Documents { get; init; }

    /// <summary>All queries, judged or not.</summary>
    public required ImmutableArray<RetrievalQuestion> Queries { get; init; }

    /// <summary>The judgements of one split.</summary>
    public required Qrels Qrels { get; init; }

    /// <summary>The queries that the split judges, in ordinal order of their ids.</summary>
    public IEnumerable<RetrievalQuestion> JudgedQueries()
    {
        var texts = Queries.ToDictionary(query => query.Id, StringComparer.Ordinal);
        return Qrels.Queries.Select(id => texts[id]);
    }
}
