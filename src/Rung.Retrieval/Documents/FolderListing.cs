using System.Collections.Immutable;

namespace Rung.Retrieval.Documents;

/// <summary>The files of a folder at one time, in ordinal order of their paths.</summary>
public sealed record FolderListing
{
    /// <summary>What has nothing in it.</summary>
    public static FolderListing Empty { get; } = new() { Taken = DateTimeOffset.MinValue, Files = [], Refusals = [] };

    /// <summary>When the listing was begun.</summary>
    public required DateTimeOffset Taken { get; init; }

    public required ImmutableArray<FolderFile> Files { get; init; }

    /// <summary>What is not read, each with its cause.</summary>
    public required ImmutableArray<DocumentOutcome> Refusals { get; init; }

    /// <summary>What has to be done to an index of <paramref name="earlier"/> to make it one of this listing.</summary>
    public FolderChanges ChangesSince(FolderListing earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        var before = earlier.Files.ToDictionary(file => file.Path, file => file.Hash, StringComparer.Ordinal);
        var now = Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return new FolderChanges(
            Added: [.. Files.Where(file => !before.ContainsKey(file.Path))],
            Changed: [.. Files.Where(file => before.TryGetValue(file.Path, out var hash) && hash != file.Hash)],
            Deleted: [.. earlier.Files.Where(file => !now.Contains(file.Path))]);
    }
}
