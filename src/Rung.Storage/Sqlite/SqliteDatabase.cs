using Dapper;
using Microsoft.Data.Sqlite;
using Rung.Storage.Migrations;

namespace Rung.Storage.Sqlite;

/// <summary>Opens connections to the one file, each with the durability that its caller needs.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    private readonly string _path;
    private readonly string _connectionString;

    private SqliteDatabase(string path, TimeSpan busyTimeout)
    {
        _path = path;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            DefaultTimeout = (int)busyTimeout.TotalSeconds,
        }.ToString();
    }

    /// <exception cref="StoreException">The file cannot be used.</exception>
    public static SqliteDatabase Open(string path, TimeSpan busyTimeout, IReadOnlyList<Migration> migrations)
    {
        var database = new SqliteDatabase(path, busyTimeout);
        database.Use(Durability.PowerLoss, connection =>
        {
            connection.Execute("pragma journal_mode = wal");
            Migrator.Migrate(connection, migrations);
            return 0;
        });
        return database;
    }

    /// <summary>Runs something on a connection of its own; SQLite's errors become ours.</summary>
    public T Use<T>(Durability durability, Func<SqliteConnection, T> work)
    {
        try
        {
            using var connection = new SqliteConnection(_connectionString);
            connection.Open();
            connection.Execute(durability is Durability.PowerLoss ? "pragma synchronous = full" : "pragma synchronous = normal");
            return work(connection);
        }
        catch (SqliteException e) when (Explain(e) is { } message)
        {
            throw new StoreException(message, e);
        }
    }

    public void Dispose()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private string? Explain(SqliteException e) => e.SqliteErrorCode switch
    {
        Busy => $"{_path} is being written by another process for too long. Wait for it to end, then run the command again.",
        ReadOnly or CannotOpen => $"{_path} cannot be written. Give this user the right to write to the folder.",
        Corrupt or NotADatabase => $"{_path} is damaged or no SQLite database. Restore it from a backup; or move it away and climb again (what was answered is then asked again).",
        Full => $"The disk of {_path} is full. Make room, then run the command again: what was stored is whole.",
        _ => null,
    };
}
