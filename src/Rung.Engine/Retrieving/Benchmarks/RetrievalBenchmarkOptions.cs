using System.Collections.Immutable;
using Rung.Engine.Retrieving.Connections;
using Rung.Retrieval.Lexical;

namespace Rung.Engine.Retrieving.Benchmarks;

/// <summary>Which retrievers are measured, and how they are set.</summary>
public sealed record RetrievalBenchmarkOptions
{
    public ImmutableArray<RetrieverKind> Retrievers { get; init; } = [RetrieverKind.Bm25, RetrieverKind.Lsa, RetrieverKind.Hybrid];

    /// <summary>Measured after them: retrievers that ask models.</summary>
    public ImmutableArray<ConnectedRetriever> Connected { get; init; } = [];

    /// <summary>Reaches those models; needed where there are any.</summary>
    public RetrievalConnections? Connections { get; init; }

    public Bm25Options Bm25 { get; init; } = new();

    public AnalysisOptions Analysis { get; init; } = new();

    /// <summary>The split of judgements that is measured: a file of <c>qrels</c>.</summary>
    public string Split { get; init; } = "test";

    /// <summary>The coverage of the intervals.</summary>
    public double Confidence { get; init; } = 0.95;

    public ulong Seed { get; init; } = 1;
}
