using System.Collections.Immutable;

namespace Rung.Retrieval.Documents;

/// <summary>A stretch of a document's text with its role. The blocks of a document are in order and do not overlap.</summary>
/// <param name="Kind">Its role.</param>
/// <param name="Span">Where it stands in <see cref="DocumentText.Text"/>; never empty.</param>
public readonly record struct DocumentBlock(DocumentBlockKind Kind, TextSpan Span)
{
    /// <summary>Of a heading: 1 is the outermost, 9 the innermost. Otherwise 0.</summary>
    public int Level { get; init; }

    /// <summary>Items of a list, rows of a table, lines of code that hold something; empty for other kinds. In order, inside <see cref="Span"/>.</summary>
    public ImmutableArray<TextSpan> Parts { get; init; } = [];

    /// <summary>Whether the first part of a table names its columns.</summary>
    public bool HasHeader { get; init; }
}
