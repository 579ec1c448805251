using System.Globalization;

namespace Rung.Retrieval.Segments;

/// <summary>
/// A folder that holds an index: immutable files, and a manifest that says which of them belong to it. A commit replaces the
/// manifest in one step, so that whatever happens the folder holds the last commit whole. Any number of readers, one writer.
/// </summary>
internal sealed class IndexFolder : IDisposable
{
    public const string ManifestName = "manifest";
    public const string Extension = ".rung";

    private const string NewManifestName = "manifest.new";

    private readonly WriterLock? _lock;
    private readonly Lock _gate = new();
    private IndexManifest _manifest;
    private long _nextFile;

    private IndexFolder(string path, WriterLock? held, IndexManifest manifest)
    {
        (Path, _lock, _manifest) = (path, held, manifest);
        _nextFile = manifest.NextFile;
    }

    public string Path { get; }

    /// <summary>The last commit that this object knows.</summary>
    public IndexManifest Manifest
    {
        get
        {
            lock (_gate)
            {
                return _manifest;
            }
        }
    }

    /// <exception cref="IndexMissingException">There is no index.</exception>
    /// <exception cref="IndexDamagedException">The manifest is damaged, or gone where files of an index lie.</exception>
    public static IndexFolder OpenToRead(string path) => new(path, held: null, ReadManifest(path) ?? throw Missing(path));

    /// <summary>Makes an empty index where there is none, and removes what a writer that was killed has left behind.</summary>
    /// <exception cref="IndexLockedException">Another writer holds it.</exception>
    /// <exception cref="IndexDamagedException">The manifest is damaged, or gone where files of an index lie.</exception>
    public static IndexFolder OpenToWrite(string path)
    {
        Directory.CreateDirectory(path);
        var held = WriterLock.Take(path);
        try
        {
            var manifest = ReadManifest(path);
            if (manifest is null)
            {
                if (Directory.EnumerateFiles(path, "*" + Extension).Any())
                {
                    throw Missing(path);
                }

                manifest = new IndexManifest { Generation = 0, NextFile = 1 };
                Replace(path, manifest);
            }

            var folder = new IndexFolder(path, held, manifest);
            folder.RemoveAllBut(manifest);
            return folder;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>A name that no file of this index has or had.</summary>
    /// <param name="part">The room that writes it.</param>
    /// <param name="what">What it holds; lower-case letters.</param>
    public string NewName(string part, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{part}-{Interlocked.Increment(ref _nextFile) - 1:d8}-{what}{Extension}");

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Maps a file of a commit and verifies that it is the one that was committed.</summary>
    /// <exception cref="IndexDamagedException">It is not.</exception>
    public ChecksummedFile Map(PartFile file, FileKind kind)
    {
        var mapped = ChecksummedFile.Map(PathOf(file.Name), kind);
        return mapped.Length == file.Length && mapped.Checksum == file.Checksum
            ? mapped
            : throw mapped.Damaged("it is not the file that the manifest means");
    }

    /// <summary>
    /// Replaces parts of the index in one step; all their files are on the disk already. When this returns the commit survives a
    /// loss of power. Files that no part needs any more are removed; who has them mapped can go on reading.
    /// </summary>
    public void Publish(params IReadOnlyCollection<IndexPart> parts)
    {
        if (_lock is null)
        {
            throw new InvalidOperationException("The index was opened to read.");
        }

        lock (_gate)
        {
            var next = _manifest.With(parts, Interlocked.Read(ref _nextFile));
            Replace(Path, next);
            var before = _manifest;
            _manifest = next;
            var kept = NamesOf(next);
            foreach (var name in NamesOf(before).Where(name => !kept.Contains(name)))
            {
                Remove(name);
            }
        }
    }

    /// <summary>Reads the manifest again. Returns whether another process has committed since.</summary>
    public bool Refresh()
    {
        lock (_gate)
        {
            var manifest = ReadManifest(Path) ?? throw Missing(Path);
            var isNewer = manifest.Generation != _manifest.Generation;
            _manifest = manifest;
            return isNewer;
        }
    }

    /// <summary>Removes a file that will not be part of a commit.</summary>
    public void Remove(string name)
    {
        try
        {
            File.Delete(PathOf(name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Windows keeps a file that is mapped; the next writer removes it.
        }
    }

    public void Dispose() => _lock?.Dispose();

    private static HashSet<string> NamesOf(IndexManifest manifest) =>
        [.. manifest.Parts.SelectMany(part => part.Files).Select(file => file.Name)];

    private void RemoveAllBut(IndexManifest manifest)
    {
        var kept = NamesOf(manifest);
        foreach (var path in Directory.EnumerateFiles(Path, "*" + Extension))
        {
            var name = System.IO.Path.GetFileName(path);
            if (!kept.Contains(name))
            {
                Remove(name);
            }
        }
    }

    private static RetrievalException Missing(string path) =>
        Directory.Exists(path) && Directory.EnumerateFiles(path, "*" + Extension).Any()
            ? new IndexDamagedException(System.IO.Path.Combine(path, ManifestName), "it is gone")
            : new IndexMissingException(path);

    private static IndexManifest? ReadManifest(string folder)
    {
        var path = System.IO.Path.Combine(folder, ManifestName);
        try
        {
            return IndexManifest.Parse(path, File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static void Replace(string folder, IndexManifest manifest)
    {
        var temporary = System.IO.Path.Combine(folder, NewManifestName);
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            file.Write(manifest.ToBytes());
            file.Flush(flushToDisk: true);
        }

        // The names of the new files first: a manifest must never name what the folder does not hold.
        DiskSync.Folder(folder);
        File.Move(temporary, System.IO.Path.Combine(folder, ManifestName), overwrite: true);
        DiskSync.Folder(folder);
    }
}
