using Rung.Retrieval.Settings;

namespace Rung.Engine.Tasks;

/// <summary>How a task's documents are cut and searched, as far as its <c>rung.yaml</c> says so.</summary>
public sealed record RetrievalDefinition
{
    /// <summary>What is not said is as by default.</summary>
    public required RetrievalSettings Settings { get; init; }

    /// <summary>Whether the retriever is said; else the climb chooses it.</summary>
    public bool NamesRetriever { get; init; }

    /// <summary>Whether the number of passages is said; else the climb chooses it.</summary>
    public bool NamesCount { get; init; }
}
