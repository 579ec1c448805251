using Dapper;
using Microsoft.Data.Sqlite;

namespace Rung.Storage.Migrations;

/// <summary>Brings a database to the newest version, step by step, each step whole or not at all.</summary>
internal static class Migrator
{
    /// <exception cref="StoreException">The database was written by a newer Rung.</exception>
    public static void Migrate(SqliteConnection connection, IReadOnlyList<Migration> migrations)
    {
        var newest = migrations.Count == 0 ? 0 : migrations[^1].Version;
        if (VersionOf(connection) == newest)
        {
            return;
        }

        // One immediate transaction: of two processes that open a new folder at once, the second finds the work done.
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = VersionOf(connection);
        if (version > newest)
        {
            throw new StoreException(
                $"{connection.DataSource} has schema version {version}, this Rung knows {newest}. Use the newer Rung that wrote it, or delete the folder to begin anew.");
        }

        foreach (var migration in migrations.Where(migration => migration.Version > version))
        {
            connection.Execute(migration.Sql, transaction: transaction);
        }

        connection.Execute($"pragma user_version = {newest}", transaction: transaction);
        transaction.Commit();
    }

    public static int VersionOf(SqliteConnection connection) => connection.ExecuteScalar<int>("pragma user_version");
}
