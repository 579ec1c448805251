using System.Collections.Immutable;

namespace Rung.Engine.Retrieving;

/// <summary>Retrievers as they are typed and reported.</summary>
public static class RetrieverNames
{
    public static ImmutableArray<(string Name, RetrieverKind Kind)> All { get; } =
    [
        ("bm25", RetrieverKind.Bm25), ("lsa", RetrieverKind.Lsa), ("hybrid", RetrieverKind.Hybrid), ("reranked", RetrieverKind.Reranked),
    ];

    public static string Of(RetrieverKind kind) => All.First(known => known.Kind == kind).Name;

    /// <summary>Whether a retriever that asks no model has this name.</summary>
    public static bool Knows(string name) => All.Any(known => known.Name == name);

    /// <exception cref="RetrievingException">There is no such retriever.</exception>
    public static RetrieverKind Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        return All.FirstOrDefault(known => known.Name == name) is { Name: not null } found
            ? found.Kind
            : throw new RetrievingException($"--retriever {name}: found no such retriever; expected {string.Join(", ", All.Select(known => known.Name))}.");
    }
}
