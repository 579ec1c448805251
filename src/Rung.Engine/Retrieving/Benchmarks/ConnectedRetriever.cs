using Rung.Engine.Retrieving.Connections;

namespace Rung.Engine.Retrieving.Benchmarks;

/// <summary>A retriever that asks a model.</summary>
/// <param name="Chain">What finds passages.</param>
/// <param name="Reranker">What orders them anew; <see langword="null"/>: nothing.</param>
public sealed record ConnectedRetriever(RetrieverChain Chain, string? Reranker);
