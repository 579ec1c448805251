using System.Collections.Immutable;
using Rung.Retrieval.Documents;

namespace Rung.Retrieval.Indexes;

/// <summary>A file of the last commit, with the documents that were read from it.</summary>
internal sealed record IndexedFile
{
    public required FolderFile File { get; init; }

    /// <summary>Ids; a file of records has many.</summary>
    public required ImmutableArray<string> Documents { get; init; }

    /// <summary>Why the file, or records of it, were not read.</summary>
    public ImmutableArray<IndexedRefusal> Refusals { get; init; } = [];
}
