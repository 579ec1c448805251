using Dapper;
using Microsoft.Data.Sqlite;
using Rung.Core.Stores;
using Rung.Storage.Tests.Conformance;

namespace Rung.Storage.Tests.Sqlite;

public sealed class SqliteJournalTests : JournalConformance, IAsyncDisposable
{
    private readonly SqliteFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Theory]
    [InlineData("update journal set body = 'changed' where sequence = 1")]
    [InlineData("delete from journal where sequence = 1")]
    public async Task The_table_refuses_to_be_rewritten(string sql)
    {
        await (await CreateAsync()).AppendAsync("one", "{}", Cancellation);

        await using var connection = new SqliteConnection($"Data Source={_folder.Database};Pooling=False");

        Assert.Contains("append-only", Assert.Throws<SqliteException>(() => connection.Execute(sql)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_behind_its_back_breaks_the_chain()
    {
        var journal = await CreateAsync();
        await journal.AppendAsync("one", "{}", Cancellation);
        await journal.AppendAsync("two", "{}", Cancellation);
        await using (var connection = new SqliteConnection($"Data Source={_folder.Database};Pooling=False"))
        {
            await connection.ExecuteAsync("drop trigger journal_is_not_rewritten; update journal set body = '{\"paid\":0}' where sequence = 1");
        }

        Assert.False(IsChain(await ReadAsync(journal)));
    }

    [Fact]
    public async Task Two_stores_on_one_folder_keep_one_chain()
    {
        IJournal[] journals = [await CreateAsync(), await CreateAsync()];

        await Parallel.ForAsync(0, 40, Cancellation, async (i, token) => await journals[i % 2].AppendAsync("entry", "{}", token));

        var read = await ReadAsync(journals[0]);
        Assert.Equal(40, read.Count);
        Assert.True(IsChain(read));
    }

    protected override async Task<IJournal> CreateAsync() => (await _folder.OpenAsync()).Journal;
}
