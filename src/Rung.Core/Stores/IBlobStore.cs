using Rung.Core.Data;

namespace Rung.Core.Stores;

/// <summary>Keeps content under its hash: prompts, results of climbs. Safe for concurrent use.</summary>
public interface IBlobStore
{
    /// <summary>Saves content; saving it again changes nothing. A reader never sees half of it.</summary>
    Task<ContentHash> AddAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>The content of this hash, or <see langword="null"/> when the store has none.</summary>
    /// <exception cref="DamagedBlobException">What is stored no longer has this hash.</exception>
    Task<ReadOnlyMemory<byte>?> FindAsync(ContentHash hash, CancellationToken cancellationToken);
}
