using System.Collections.Immutable;

namespace Rung.Retrieval;

/// <summary>A piece of a document that can be retrieved.</summary>
public sealed record Passage
{
    /// <summary>Its name in an index.</summary>
    public required PassageId Id { get; init; }

    /// <summary>The document it was cut from: a path relative to the indexed folder with '/', or the id of a record.</summary>
    public required string Document { get; init; }

    /// <summary>The text to search and to show.</summary>
    public required string Text { get; init; }

    /// <summary>The headings above it, outermost first; the document's title comes first where it has one.</summary>
    public ImmutableArray<string> TitlePath { get; init; } = [];

    /// <summary>Where <see cref="Text"/> stands in the text extracted from the document.</summary>
    public TextSpan Span { get; init; }

    /// <summary>What filters ask for; names and values are compared by their characters.</summary>
    public ImmutableSortedDictionary<string, string> Metadata { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
