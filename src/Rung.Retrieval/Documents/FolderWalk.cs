using System.Collections.Immutable;
using System.Security;

namespace Rung.Retrieval.Documents;

/// <summary>Goes through a folder in ordinal order and keeps what it refuses. Used once, by one thread.</summary>
internal sealed class FolderWalk
{
    private readonly string _root;
    private readonly DocumentOptions _options;
    private readonly List<DocumentOutcome> _refusals = [];

    public FolderWalk(string root, DocumentOptions options) => (_root, _options) = (root, options);

    public IEnumerable<FolderFile> Files(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(_root))
        {
            throw new DocumentFolderException(_root, "is not there. Check the path.");
        }

        return FilesIn(new DirectoryInfo(_root), "", depth: 0, cancellationToken);
    }

    public void Refuse(string path, RefusalCause cause, string what) => _refusals.Add(DocumentOutcome.Refused(path, cause, $"'{path}' {what}"));

    public ImmutableArray<DocumentOutcome> Refusals() => [.. _refusals.OrderBy(refusal => refusal.Source, StringComparer.Ordinal)];

    private IEnumerable<FolderFile> FilesIn(DirectoryInfo folder, string path, int depth, CancellationToken cancellationToken)
    {
        foreach (var entry in EntriesOf(folder, path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = path + entry.Name;
            if (WhyRefused(entry, depth) is var (cause, what))
            {
                Refuse(name, cause, what);
            }
            else if (entry is DirectoryInfo inner)
            {
                foreach (var file in FilesIn(inner, name + "/", depth + 1, cancellationToken))
                {
                    yield return file;
                }
            }
            else if (entry is FileInfo file)
            {
                yield return new FolderFile(name, file.Length, new DateTimeOffset(file.LastWriteTimeUtc), Hash: "");
            }
        }
    }

    private FileSystemInfo[] EntriesOf(DirectoryInfo folder, string path)
    {
        try
        {
            return [.. folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException or SecurityException)
        {
            if (path.Length == 0)
            {
                throw new DocumentFolderException(_root, $"cannot be opened: {denied.Message}", denied);
            }

            Refuse(path.TrimEnd('/'), RefusalCause.NotReadable, $"cannot be opened: {denied.Message}");
            return [];
        }
    }

    private (RefusalCause Cause, string What)? WhyRefused(FileSystemInfo entry, int depth)
    {
        if (entry.LinkTarget is not null)
        {
            return Link(entry);
        }

        if (entry.Name.StartsWith('.') && !_options.ReadsHiddenNames)
        {
            return (RefusalCause.HiddenName, $"has a name that starts with '.'. To read it, set {nameof(DocumentOptions.ReadsHiddenNames)}.");
        }

        return entry switch
        {
            DirectoryInfo when depth + 1 > _options.MaxFolderDepth =>
                (RefusalCause.TooDeep, $"is nested deeper than {_options.MaxFolderDepth} folders. Move it up, or raise {nameof(DocumentOptions.MaxFolderDepth)}."),
            FileInfo file => WhyRefused(file),
            _ => null,
        };
    }

    private (RefusalCause Cause, string What)? WhyRefused(FileInfo file)
    {
        if (DocumentKinds.Of(file.Name) is not { } kind)
        {
            return (RefusalCause.UnknownKind, $"has an extension that cannot be read. These can: {DocumentKinds.Extensions}.");
        }

        var holdsRecords = DocumentKinds.HoldsRecords(kind);
        var limit = holdsRecords ? _options.MaxRecordFileBytes : _options.MaxFileBytes;
        return file.Length switch
        {
            0 => (RefusalCause.Empty, "is empty, or no ordinary file."),
            var bytes when bytes > limit => (
                RefusalCause.TooLarge,
                $"has {bytes:N0} bytes; {limit:N0} are allowed. Cut it, or raise {(holdsRecords ? nameof(DocumentOptions.MaxRecordFileBytes) : nameof(DocumentOptions.MaxFileBytes))}."),
            _ => null,
        };
    }

    private (RefusalCause Cause, string What) Link(FileSystemInfo link)
    {
        string? target;
        try
        {
            target = link.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } final ? RealPath.Of(final.FullName) : null;
        }
        catch (IOException)
        {
            return (RefusalCause.LinkLoop, "is a symbolic link that leads to itself. Remove it.");
        }

        if (target is null)
        {
            return (RefusalCause.LinkIsBroken, "is a symbolic link to nothing. Remove it.");
        }

        var root = RealPath.Of(_root);
        var own = RealPath.Of(Path.GetDirectoryName(link.FullName)!) + Path.DirectorySeparatorChar;
        return target switch
        {
            _ when own.StartsWith(target.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal) && IsInside(root, target) =>
                (RefusalCause.LinkLoop, "is a symbolic link to a folder that it lies in. Remove it."),
            _ when IsInside(root, target) => (RefusalCause.LinkRepeats, "is a symbolic link; what it leads to is read under its own name."),
            _ => (RefusalCause.LinkLeadsOutside, "is a symbolic link that leads outside of the folder. Copy the file itself."),
        };
    }

    private static bool IsInside(string root, string target) =>
        target == root || target.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
