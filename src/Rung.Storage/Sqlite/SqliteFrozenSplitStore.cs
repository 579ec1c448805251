using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Rung.Core.Data;
using Rung.Core.Stores;

namespace Rung.Storage.Sqlite;

/// <summary>Frozen splits, every version of them; a list of ids is one JSON array.</summary>
internal sealed class SqliteFrozenSplitStore(SqliteDatabase database) : IFrozenSplitStore
{
    public Task<FrozenSplits?> FindAsync(string task, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(database.Use(Durability.ProcessDeath, connection =>
        {
            var row = connection.QuerySingleOrDefault<SplitsRow>(
                "select number, test_content as TestContent, seed, at from frozen_splits where task = @task order by number desc limit 1",
                new { task });
            return row?.ToSplits(
                task, connection.Query<IdsRow>("select split, ids from frozen_ids where frozen = @Number", new { row.Number }));
        }));
    }

    public Task FreezeAsync(FrozenSplits splits, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(splits);
        cancellationToken.ThrowIfCancellationRequested();
        database.Use(Durability.PowerLoss, connection =>
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            var number = connection.ExecuteScalar<long>(
                "insert into frozen_splits (task, test_content, seed, at) values (@Task, @TestContent, @Seed, @At) returning number",
                new
                {
                    splits.Task,
                    TestContent = splits.TestContent.ToString(),
                    Seed = splits.Seed.ToString(CultureInfo.InvariantCulture),
                    At = splits.At.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
                },
                transaction);
            connection.Execute(
                "insert into frozen_ids (frozen, split, ids) values (@number, @Split, @Ids)",
                splits.Ids.Select(split => new
                {
                    number,
                    Split = split.Key.ToString(),
                    Ids = JsonSerializer.Serialize(split.Value.Select(id => id.ToString())),
                }),
                transaction);
            transaction.Commit();
            return 0;
        });
        return Task.CompletedTask;
    }

    /// <summary>A row of the table <c>frozen_splits</c>.</summary>
    private sealed record SplitsRow(long Number, string TestContent, string Seed, string At)
    {
        public FrozenSplits ToSplits(string task, IEnumerable<IdsRow> ids) => new()
        {
            Task = task,
            TestContent = ContentHash.Parse(TestContent),
            Seed = ulong.Parse(Seed, CultureInfo.InvariantCulture),
            At = DateTimeOffset.Parse(At, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            Ids = ids.ToImmutableDictionary(row => Enum.Parse<Split>(row.Split), row => row.ToIds()),
        };
    }

    /// <summary>A row of the table <c>frozen_ids</c>.</summary>
    private sealed record IdsRow(string Split, string Ids)
    {
        public ImmutableArray<ExampleId> ToIds() =>
            [.. JsonSerializer.Deserialize<string[]>(Ids)!.Select(id => new ExampleId(id))];
    }
}
