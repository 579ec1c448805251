using System.Collections.Immutable;
using System.Text.Json;
using Rung.Retrieval.Documents;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Indexes;

/// <summary>What an index knows of its folder as of a commit: in the same commit as the passages, so that both are of one moment.</summary>
internal sealed record IndexedFolder
{
    public const string PartName = "documents";

    private static readonly FileKind Kind = FileKind.Of("DOCS", version: 1);

    public static IndexedFolder Empty { get; } = new() { Taken = DateTimeOffset.MinValue, Settings = "", Files = [] };

    /// <summary>When the folder was listed.</summary>
    public required DateTimeOffset Taken { get; init; }

    /// <summary>The hash of the options that decide what is read and how it is cut: with others all is read again.</summary>
    public required string Settings { get; init; }

    /// <summary>In the ordinal order of their paths.</summary>
    public required ImmutableArray<IndexedFile> Files { get; init; }

    public FolderListing ToListing() => new() { Taken = Taken, Files = [.. Files.Select(file => file.File)], Refusals = [] };

    /// <summary>Writes the file of the part.</summary>
    public IndexPart Write(IndexFolder folder)
    {
        var name = folder.NewName(PartName, "files");
        using var writer = ChecksummedWriter.Create(folder.PathOf(name), Kind);
        writer.Write(JsonSerializer.SerializeToUtf8Bytes(this));
        writer.EndSection();
        return new IndexPart { Name = PartName, Files = [writer.Finish(name)], State = JsonSerializer.SerializeToElement(1) };
    }

    /// <exception cref="IndexDamagedException">The file is not what was written.</exception>
    public static IndexedFolder Read(IndexFolder folder)
    {
        if (folder.Manifest.Find(PartName) is not { Files: [var only] })
        {
            return Empty;
        }

        var file = folder.Map(only, Kind);
        try
        {
            return JsonSerializer.Deserialize<IndexedFolder>(file.Section(0)) ?? throw file.Damaged("it is empty");
        }
        catch (JsonException e)
        {
            throw new IndexDamagedException(file.Path, "its text is no list of files", e);
        }
    }
}
