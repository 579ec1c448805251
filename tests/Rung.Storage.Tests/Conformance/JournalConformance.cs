using Rung.Core.Stores;

namespace Rung.Storage.Tests.Conformance;

/// <summary>What every <see cref="IJournal"/> must do. A new journal is tested by deriving from this class.</summary>
public abstract class JournalConformance
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_come_back_in_order_as_a_chain()
    {
        var journal = await CreateAsync();

        var written = new[]
        {
            await journal.AppendAsync("one", """{"text":"ä \u0000 '"}""", Cancellation),
            await journal.AppendAsync("two", "{}", Cancellation),
            await journal.AppendAsync("three", "{}", Cancellation),
        };

        var read = await ReadAsync(journal);
        Assert.Equal(written, read);
        Assert.True(IsChain(read));
    }

    [Fact]
    public async Task Many_writers_at_once_keep_one_chain()
    {
        var journal = await CreateAsync();

        await Parallel.ForAsync(0, 50, Cancellation, async (i, token) => await journal.AppendAsync("entry", $"{i}", token));

        var read = await ReadAsync(journal);
        Assert.Equal(50, read.Count);
        Assert.True(IsChain(read));
    }

    [Fact]
    public async Task A_cancelled_entry_is_not_written()
    {
        var journal = await CreateAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => journal.AppendAsync("one", "{}", cancelled.Token));

        Assert.Empty(await ReadAsync(journal));
    }

    protected abstract Task<IJournal> CreateAsync();

    protected static async Task<List<JournalEntry>> ReadAsync(IJournal journal)
    {
        var entries = new List<JournalEntry>();
        await foreach (var entry in journal.ReadAsync(Cancellation))
        {
            entries.Add(entry);
        }

        return entries;
    }

    protected static bool IsChain(IReadOnlyList<JournalEntry> entries) =>
        entries.Index().All(pair => pair.Item.Follows(pair.Index == 0 ? null : entries[pair.Index - 1]));
}
