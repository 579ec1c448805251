using Rung.Retrieval.Reranking;

namespace Rung.Engine.Tasks;

/// <summary>A model that orders passages by how well they answer, and how it is asked.</summary>
public sealed record RerankerDefinition
{
    /// <summary>Where it is and what its requests or tokens cost.</summary>
    public required ModelDefinition Model { get; init; }

    /// <summary>The key under <c>rerankers</c>: how commands and reports call it.</summary>
    public string Name => Model.Name;

    /// <summary>The form of questions and answers.</summary>
    public RerankDialect Dialect { get; init; }

    /// <summary>How many passages of a retriever are ordered anew.</summary>
    public int Depth { get; init; } = 50;

    /// <summary>How many passages one request carries at most; what is billed by the request is best asked in one.</summary>
    public int BatchSize { get; init; } = 100;
}
