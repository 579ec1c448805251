using System.Collections.Immutable;

namespace Rung.Retrieval.Documents;

/// <summary>How a folder differs from an earlier listing, by the content of its files; each list in ordinal order of paths.</summary>
public sealed record FolderChanges(ImmutableArray<FolderFile> Added, ImmutableArray<FolderFile> Changed, ImmutableArray<FolderFile> Deleted)
{
    public bool IsEmpty => Added.IsEmpty && Changed.IsEmpty && Deleted.IsEmpty;
}
