using Rung.Core.Data;
using Rung.Core.Stores;

namespace Rung.Storage.Blobs;

/// <summary>Keeps each blob in a file named by its hash. Written beside, through to the disk, then renamed: never half there.</summary>
internal sealed class FileBlobStore(string folder) : IBlobStore
{
    public async Task<ContentHash> AddAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var hash = ContentHash.Of(content.Span);
        var path = PathOf(hash);
        if (File.Exists(path))
        {
            return hash;
        }

        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, Path.GetRandomFileName());
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.WriteThrough };
            await using (var file = new FileStream(temporary, options))
            {
                await file.WriteAsync(content, cancellationToken);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        return hash;
    }

    public async Task<ReadOnlyMemory<byte>?> FindAsync(ContentHash hash, CancellationToken cancellationToken)
    {
        var path = PathOf(hash);
        if (!File.Exists(path))
        {
            return null;
        }

        var content = await File.ReadAllBytesAsync(path, cancellationToken);
        return ContentHash.Of(content) == hash ? content : throw new DamagedBlobException(hash);
    }

    private string PathOf(ContentHash hash) => Path.Combine(folder, hash.ToString());
}
