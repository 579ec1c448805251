using Rung.Core.Stores;
using Rung.Storage.Tests.Conformance;

namespace Rung.Storage.Tests.Sqlite;

public sealed class SqliteBlobStoreTests : BlobStoreConformance, IAsyncDisposable
{
    private readonly SqliteFolder _folder = new();

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    protected override async Task<IBlobStore> CreateAsync() => (await _folder.OpenAsync()).Blobs;
}
