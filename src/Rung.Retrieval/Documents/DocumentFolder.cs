using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Rung.Retrieval.Documents;

/// <summary>
/// The documents below a folder. Symbolic links are never followed: what they lead to inside is read under its own name.
/// Safe for concurrent calls.
/// </summary>
public sealed class DocumentFolder
{
    /// <summary>File systems round times: a file that was written this shortly before a listing may have changed since without a trace.</summary>
    private static readonly TimeSpan Unsure = TimeSpan.FromSeconds(2);

    private readonly string _folder;
    private readonly DocumentOptions _options;
    private readonly DocumentReader _reader;
    private readonly TimeProvider _time;

    /// <param name="folder">A path to the folder; it may be a symbolic link itself.</param>
    /// <param name="options">What may be read; the defaults when null.</param>
    /// <param name="time">Dates the listings; the system's when null.</param>
    /// <exception cref="SettingsException">An option is wrong.</exception>
    public DocumentFolder(string folder, DocumentOptions? options = null, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _folder = Path.GetFullPath(folder);
        _options = options ?? new DocumentOptions();
        _reader = new DocumentReader(_options);
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Lists what can be read. A file whose size and time of writing are those of an earlier listing is not hashed again.</summary>
    /// <exception cref="DocumentFolderException">The folder is not there or cannot be opened.</exception>
    public async Task<FolderListing> ListAsync(FolderListing? earlier, CancellationToken cancellationToken)
    {
        var taken = _time.GetUtcNow();
        var known = (earlier?.Files ?? []).Where(file => file.Modified < earlier!.Taken - Unsure).ToDictionary(file => file.Path, StringComparer.Ordinal);
        var files = ImmutableArray.CreateBuilder<FolderFile>();
        var walk = new FolderWalk(_folder, _options);
        foreach (var found in walk.Files(cancellationToken))
        {
            if (known.TryGetValue(found.Path, out var same) && same.Bytes == found.Bytes && same.Modified == found.Modified)
            {
                files.Add(same);
            }
            else if (await HashAsync(found.Path, cancellationToken) is { } hash)
            {
                files.Add(found with { Hash = hash });
            }
            else
            {
                walk.Refuse(found.Path, RefusalCause.NotReadable, "cannot be opened. Give the right to read it.");
            }
        }

        files.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        return new FolderListing { Taken = taken, Files = files.ToImmutable(), Refusals = walk.Refusals() };
    }

    /// <summary>Lists the folder and reads all of it: first what is refused, then the documents in ordinal order of their files.</summary>
    /// <exception cref="DocumentFolderException">The folder is not there or cannot be opened.</exception>
    public async IAsyncEnumerable<DocumentOutcome> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listing = await ListAsync(earlier: null, cancellationToken);
        foreach (var refusal in listing.Refusals)
        {
            yield return refusal;
        }

        foreach (var file in listing.Files)
        {
            await foreach (var outcome in ReadAsync(file, cancellationToken))
            {
                yield return outcome;
            }
        }
    }

    /// <summary>Reads one file of a listing, as it is now.</summary>
    public IAsyncEnumerable<DocumentOutcome> ReadAsync(FolderFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        return _reader.ReadAsync(FullPath(file.Path), file.Path, cancellationToken);
    }

    /// <summary>A path of a listing that may come from anywhere must not lead out of the folder.</summary>
    private string FullPath(string path)
    {
        var full = Path.GetFullPath(Path.Combine(_folder, path));
        return full.StartsWith(_folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full
            : throw new DocumentFolderException(_folder, $"does not hold '{path}': it leads outside. List the folder again.");
    }

    private async Task<string?> HashAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = new FileStream(FullPath(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1 << 16, FileOptions.SequentialScan);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
