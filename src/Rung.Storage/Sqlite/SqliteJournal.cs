using System.Globalization;
using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Data.Sqlite;
using Rung.Core.Data;
using Rung.Core.Stores;

namespace Rung.Storage.Sqlite;

/// <summary>The journal as a table that only grows. An immediate transaction makes reading the last entry and adding the next one step.</summary>
internal sealed class SqliteJournal(SqliteDatabase database, TimeProvider clock) : IJournal
{
    private const string Columns = "sequence, at, kind, body, previous, hash";

    public Task<JournalEntry> AppendAsync(string kind, string body, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(database.Use(Durability.PowerLoss, connection =>
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            var last = connection.QuerySingleOrDefault<JournalRow>(
                $"select {Columns} from journal order by sequence desc limit 1", transaction: transaction);
            var entry = JournalEntry.After(last?.ToEntry(), clock.GetUtcNow(), kind, body);
            Insert(connection, transaction, entry);
            transaction.Commit();
            return entry;
        }));
    }

    public async IAsyncEnumerable<JournalEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var rows = database.Use(
            Durability.ProcessDeath,
            connection => connection.Query<JournalRow>($"select {Columns} from journal order by sequence").AsList());
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row.ToEntry();
        }
    }

    private static void Insert(SqliteConnection connection, SqliteTransaction transaction, JournalEntry entry) =>
        connection.Execute(
            $"insert into journal ({Columns}) values (@Sequence, @At, @Kind, @Body, @Previous, @Hash)",
            new
            {
                entry.Sequence,
                At = entry.At.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
                entry.Kind,
                entry.Body,
                Previous = entry.Previous.ToString(),
                Hash = entry.Hash.ToString(),
            },
            transaction);

    /// <summary>A row of the table <c>journal</c>.</summary>
    private sealed record JournalRow(long Sequence, string At, string Kind, string Body, string Previous, string Hash)
    {
        public JournalEntry ToEntry() => new(
            Sequence,
            DateTimeOffset.Parse(At, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            Kind,
            Body,
            ContentHash.Parse(Previous),
            ContentHash.Parse(Hash));
    }
}
