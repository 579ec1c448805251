using Rung.Core.Data;

namespace Rung.Core.Stores;

/// <summary>Stored content was changed behind the store's back.</summary>
public sealed class DamagedBlobException(ContentHash hash)
    : RungException($"Blob {hash} no longer has the content that its name promises. Delete it and climb again.")
{
    public ContentHash Hash { get; } = hash;

    public override bool IsInputFault => false;
}
