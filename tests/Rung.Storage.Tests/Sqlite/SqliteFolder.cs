using Rung.Storage.Sqlite;

namespace Rung.Storage.Tests.Sqlite;

/// <summary>A state folder of its own for each test, gone at its end.</summary>
public sealed class SqliteFolder : IAsyncDisposable
{
    private readonly List<SqliteStore> _stores = [];

    public string Path { get; } = Directory.CreateTempSubdirectory("rung-store-").FullName;

    public string Database => System.IO.Path.Combine(Path, SqliteStore.FileName);

    public async Task<SqliteStore> OpenAsync()
    {
        var store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Folder = Path }, TimeProvider.System, TestContext.Current.CancellationToken);
        _stores.Add(store);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }

        Directory.Delete(Path, recursive: true);
    }
}
