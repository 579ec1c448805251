using System.Collections.Immutable;
using Rung.Retrieval;
using Rung.Retrieval.Fusion;
using Rung.Retrieval.Indexes;

namespace Rung.Engine.Retrieving.Connections;

/// <summary>
/// A retriever as it is typed: <c>bm25</c>, <c>lsa</c>, <c>hybrid</c> (both), an embedder of the task, or several of them joined by
/// <c>+</c>, fused by reciprocal rank.
/// </summary>
/// <param name="Name">As it was typed.</param>
/// <param name="Parts">Its single retrievers: <c>bm25</c>, <c>lsa</c> and embedders.</param>
public sealed record RetrieverChain(string Name, ImmutableArray<string> Parts)
{
    private const char Joint = '+';

    private static readonly ImmutableArray<string> WithoutModel = ["bm25", "lsa"];

    /// <summary>The embedders among its parts.</summary>
    public IEnumerable<string> Embedders => Parts.Where(part => !WithoutModel.Contains(part));

    /// <exception cref="RetrievingException">A part is named twice, or has no name.</exception>
    public static RetrieverChain Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ImmutableArray<string> parts = [.. text.Split(Joint).SelectMany(part => part == "hybrid" ? WithoutModel : [part])];
        return parts.All(part => part.Length > 0) && parts.Distinct(StringComparer.Ordinal).Count() == parts.Length
            ? new RetrieverChain(text, parts)
            : throw new RetrievingException($"--retriever {text}: found a part that is empty or named twice; expected names joined by '+', such as bm25+lsa.");
    }

    /// <summary>The names that the name of a retriever is joined of.</summary>
    internal static string[] PartsOf(string name) => name.Split(Joint);

    /// <summary>Two retrievers fused as they would be typed.</summary>
    internal static IRetriever Joined(IRetriever first, IRetriever second) =>
        new RetrieverChain($"{first.Name}{Joint}{second.Name}", [first.Name, second.Name]).Fused([first, second]);

    /// <summary>The retriever over what an index finds.</summary>
    /// <exception cref="RetrievingException">The index was not opened with a part of it.</exception>
    public IRetriever Over(FolderIndexView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return Fused([.. Parts.Select(part => part switch
        {
            "bm25" => view.Lexical,
            "lsa" => view.Vectors ?? throw new RetrievingException("--retriever lsa: the index has no vectors; expected some. Run rung index again."),
            _ => view.Embedded.FirstOrDefault(embedded => embedded.Name == part)
                ?? throw new RetrievingException($"--retriever {part}: the index has no vectors by it; expected some. Run rung index --embedder {part}."),
        })]);
    }

    internal IRetriever Fused(ImmutableArray<IRetriever> parts) =>
        parts.Length == 1 ? parts[0] : new FusedRetriever(Name, [.. parts], new ReciprocalRankFusion());
}
