using System.Collections.Immutable;

namespace Rung.Retrieval.Documents;

/// <summary>What a person would read in a document: its text with its structure.</summary>
public sealed record DocumentText
{
    /// <summary>Names the document: the file's path relative to the folder with '/', or the id of a record.</summary>
    public required string Id { get; init; }

    /// <summary>The file it was read from, relative to the folder with '/'; many records share one.</summary>
    public required string Source { get; init; }

    public required DocumentKind Kind { get; init; }

    /// <summary>The title that the document states apart from its text, if it does.</summary>
    public string? Title { get; init; }

    /// <summary>The text that all spans point into; line ends are '\n'.</summary>
    public required string Text { get; init; }

    /// <summary>The structure; what lies outside of all blocks is white space.</summary>
    public required ImmutableArray<DocumentBlock> Blocks { get; init; }

    /// <summary>The other fields of a record; the author of a file, where it states one.</summary>
    public ImmutableSortedDictionary<string, string> Metadata { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What was left out because nobody sees it, one entry a kind.</summary>
    public ImmutableArray<TakenOut> TakenOut { get; init; } = [];

    /// <summary>SHA-256 of title, text and metadata, in 64 lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }
}
