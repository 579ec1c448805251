using System.Collections.Immutable;
using Rung.Core.Statistics;

namespace Rung.Engine.Retrieving.Benchmarks;

/// <summary>What a retriever achieved on a collection.</summary>
/// <param name="Name">The retriever.</param>
/// <param name="Setting">How it was set, for a person.</param>
/// <param name="Metrics">By name, such as <c>ndcg@10</c>, each with its interval over queries.</param>
/// <param name="AgainstFirst">Its nDCG@10 less that of the first retriever, query by query; <see langword="null"/> for the first itself.</param>
/// <param name="QueriesPerSecond">One after the other, on one thread.</param>
/// <param name="IndexSeconds">From texts in memory to an index in memory, on all cores.</param>
public sealed record MeasuredRetriever(
    string Name,
    string Setting,
    ImmutableArray<(string Name, Estimate Value)> Metrics,
    DifferenceEstimate? AgainstFirst,
    double QueriesPerSecond,
    double IndexSeconds);
