using Rung.Core.Stores;
using Rung.Storage.Blobs;
using Rung.Storage.Migrations;

namespace Rung.Storage.Sqlite;

/// <summary>A task's state in one folder: <c>rung.db</c> (SQLite, write-ahead log) and <c>blobs/</c>. The default, for one machine.</summary>
public sealed class SqliteStore : IStore, IAsyncDisposable
{
    /// <summary>The name of the database within the folder.</summary>
    public const string FileName = "rung.db";

    private readonly SqliteDatabase _database;

    private SqliteStore(SqliteDatabase database, string folder, TimeProvider clock)
    {
        _database = database;
        Runs = new SqliteRunStore(database);
        Journal = new SqliteJournal(database, clock);
        Blobs = new FileBlobStore(Path.Combine(folder, "blobs"));
        FrozenSplits = new SqliteFrozenSplitStore(database);
        Responses = new SqliteResponseCache(database);
    }

    public IRunStore Runs { get; }

    public IJournal Journal { get; }

    public IBlobStore Blobs { get; }

    public IFrozenSplitStore FrozenSplits { get; }

    public IResponseCache Responses { get; }

    /// <summary>Opens the folder, and makes it when missing; it keeps itself out of git.</summary>
    /// <exception cref="StoreException">The folder cannot be used.</exception>
    public static async Task<SqliteStore> OpenAsync(
        SqliteStoreOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        try
        {
            Directory.CreateDirectory(options.Folder);
            var ignore = Path.Combine(options.Folder, ".gitignore");
            if (!File.Exists(ignore))
            {
                await File.WriteAllTextAsync(ignore, "*\n", cancellationToken);
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new StoreException($"{options.Folder} cannot be made or written: {e.Message} Give this user the right to write to the task's folder.", e);
        }

        var database = SqliteDatabase.Open(Path.Combine(options.Folder, FileName), options.BusyTimeout, MigrationList.Sqlite);
        return new SqliteStore(database, options.Folder, clock);
    }

    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        return ValueTask.CompletedTask;
    }
}
