using Dapper;
using Microsoft.Data.Sqlite;
using Rung.Core.Data;
using Rung.Core.Stores;
using Rung.Storage.Migrations;

namespace Rung.Storage.Tests.Sqlite;

public sealed class SqliteStoreTests : IAsyncDisposable
{
    private readonly SqliteFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task What_was_stored_is_there_when_the_folder_is_opened_again()
    {
        var first = await _folder.OpenAsync();
        await first.Runs.AddAttemptsAsync(Attempts.Run(), [Attempts.Answer("a")], Cancellation);
        await first.Journal.AppendAsync("one", "{}", Cancellation);
        await first.DisposeAsync();

        var second = await _folder.OpenAsync();

        Assert.Equal([Attempts.Answer("a")], await second.Runs.ReadAttemptsAsync(Attempts.Run(), Cancellation).ToListAsync(Cancellation));
        Assert.Single(await second.Journal.ReadAsync(Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task The_folder_keeps_itself_out_of_git()
    {
        await _folder.OpenAsync();

        Assert.Equal("*\n", await File.ReadAllTextAsync(Path.Combine(_folder.Path, ".gitignore"), Cancellation));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_with_what_to_do()
    {
        await File.WriteAllTextAsync(_folder.Database, "these are not the bytes of a database, whatever they are, and there are plenty of them", Cancellation);

        var e = await Assert.ThrowsAsync<StoreException>(_folder.OpenAsync);

        Assert.Contains("is damaged or no SQLite database", e.Message, StringComparison.Ordinal);
        Assert.False(e.IsInputFault);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        await using (var connection = new SqliteConnection($"Data Source={_folder.Database};Pooling=False"))
        {
            await connection.ExecuteAsync("pragma user_version = 99");
        }

        var e = await Assert.ThrowsAsync<StoreException>(_folder.OpenAsync);

        Assert.Contains("schema version 99", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_step_keeps_what_the_older_version_stored()
    {
        await (await _folder.OpenAsync()).Journal.AppendAsync("one", "{}", Cancellation);
        var next = MigrationList.Sqlite[^1].Version + 1;
        await using var connection = new SqliteConnection($"Data Source={_folder.Database};Pooling=False");
        await connection.OpenAsync(Cancellation);

        Migrator.Migrate(connection, [.. MigrationList.Sqlite, new Migration(next, "create table added (number integer)")]);

        Assert.Equal(next, Migrator.VersionOf(connection));
        Assert.Equal(1, await connection.ExecuteScalarAsync<int>("select count(*) from journal"));
        Assert.Equal(0, await connection.ExecuteScalarAsync<int>("select count(*) from added"));
    }

    [Fact]
    public async Task A_step_that_fails_leaves_the_version_before_it()
    {
        await _folder.OpenAsync();
        var before = MigrationList.Sqlite[^1].Version;
        await using var connection = new SqliteConnection($"Data Source={_folder.Database};Pooling=False");
        await connection.OpenAsync(Cancellation);

        Assert.Throws<SqliteException>(() => Migrator.Migrate(
            connection, [.. MigrationList.Sqlite, new Migration(before + 1, "create table half (number integer); create nonsense")]));

        Assert.Equal(before, Migrator.VersionOf(connection));
        Assert.Equal(0, await connection.ExecuteScalarAsync<int>("select count(*) from sqlite_master where name = 'half'"));
    }

    [Fact]
    public async Task A_blob_that_was_changed_behind_its_back_is_not_given_out()
    {
        var store = await _folder.OpenAsync();
        var hash = await store.Blobs.AddAsync("content"u8.ToArray(), Cancellation);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "blobs", hash.ToString()), "changed", Cancellation);

        var e = await Assert.ThrowsAsync<DamagedBlobException>(() => store.Blobs.FindAsync(hash, Cancellation));

        Assert.Equal(ContentHash.Of("content"), e.Hash);
    }

    [Fact]
    public async Task No_half_written_blob_is_left_beside_the_whole_ones()
    {
        var store = await _folder.OpenAsync();

        await Parallel.ForAsync(0, 20, Cancellation, async (i, token) => await store.Blobs.AddAsync(BitConverter.GetBytes(i % 5), token));

        Assert.Equal(5, Directory.GetFiles(Path.Combine(_folder.Path, "blobs")).Length);
    }
}
