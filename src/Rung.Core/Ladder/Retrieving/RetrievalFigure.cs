using Rung.Core.Statistics;

namespace Rung.Core.Ladder.Retrieving;

/// <summary>A measure of a retriever by itself.</summary>
/// <param name="Metric">For example <c>recall@5</c>.</param>
/// <param name="Value">With its interval, clustered by group where the examples have groups.</param>
public sealed record RetrievalFigure(string Metric, Estimate Value);
