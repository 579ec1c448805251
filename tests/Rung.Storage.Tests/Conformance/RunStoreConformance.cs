using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Core.Stores;

namespace Rung.Storage.Tests.Conformance;

/// <summary>What every <see cref="IRunStore"/> must do. A new store is tested by deriving from this class.</summary>
public abstract class RunStoreConformance
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stored_attempt_comes_back_to_the_digit()
    {
        var store = await CreateAsync();
        Attempt[] attempts = [Attempts.Answer("a"), Attempts.Failure("b"), Attempts.Answer("c") with { Cost = null, Latency = null, Score = null }];

        await store.AddAttemptsAsync(Attempts.Run(), attempts, Cancellation);

        Assert.Equal(attempts, await ReadAsync(store, Attempts.Run()));
    }

    [Fact]
    public async Task Any_text_can_be_an_output()
    {
        var store = await CreateAsync();
        string[] outputs = ["", "zero \0 byte", "line\r\nline", "' ; drop table attempts; --", "\U0001F600", new string('x', 1_000_000)];

        await store.AddAttemptsAsync(
            Attempts.Run(), [.. outputs.Select((output, i) => Attempts.Answer($"e{i}", output))], Cancellation);

        Assert.Equal(outputs, (await ReadAsync(store, Attempts.Run())).Select(attempt => attempt.Output));
    }

    [Fact]
    public async Task Attempts_come_in_the_ordinal_order_of_their_examples()
    {
        var store = await CreateAsync();
        string[] ids = ["b", "a", "B", "ä", "\uffff", "\U0001F600", "a10", "a2"];

        await store.AddAttemptsAsync(Attempts.Run(), [.. ids.Select(id => Attempts.Answer(id))], Cancellation);

        Assert.Equal(
            ids.Order(StringComparer.Ordinal), (await ReadAsync(store, Attempts.Run())).Select(attempt => attempt.Example.ToString()));
    }

    [Fact]
    public async Task An_answer_is_never_replaced_and_nothing_of_its_batch_is_stored()
    {
        var store = await CreateAsync();
        await store.AddAttemptsAsync(Attempts.Run(), [Attempts.Answer("a", "first")], Cancellation);

        var e = await Assert.ThrowsAsync<DuplicateAttemptException>(() => store.AddAttemptsAsync(
            Attempts.Run(), [Attempts.Answer("b"), Attempts.Answer("a", "second")], Cancellation));

        Assert.Equal(new ExampleId("a"), e.Example);
        Assert.Equal("first", Assert.Single(await ReadAsync(store, Attempts.Run())).Output);
    }

    [Fact]
    public async Task A_failure_is_replaced_by_a_later_attempt()
    {
        var store = await CreateAsync();
        await store.AddAttemptsAsync(Attempts.Run(), [Attempts.Failure("a")], Cancellation);

        await store.AddAttemptsAsync(Attempts.Run(), [Attempts.Answer("a")], Cancellation);

        Assert.Equal(Attempts.Answer("a"), Assert.Single(await ReadAsync(store, Attempts.Run())));
    }

    [Fact]
    public async Task Runs_are_kept_apart()
    {
        var store = await CreateAsync();

        await store.AddAttemptsAsync(Attempts.Run("one"), [Attempts.Answer("a", "1")], Cancellation);
        await store.AddAttemptsAsync(Attempts.Run("two"), [Attempts.Answer("a", "2")], Cancellation);

        Assert.Equal("2", Assert.Single(await ReadAsync(store, Attempts.Run("two"))).Output);
        Assert.Empty(await ReadAsync(store, Attempts.Run("three")));
    }

    [Fact]
    public async Task Many_writers_at_once_lose_nothing()
    {
        var store = await CreateAsync();

        await Parallel.ForAsync(0, 40, Cancellation, async (writer, token) =>
            await store.AddAttemptsAsync(
                Attempts.Run($"run {writer % 3}"), [Attempts.Answer($"e{writer}"), Attempts.Failure($"f{writer}")], token));

        var counts = new List<int>();
        for (var run = 0; run < 3; run++)
        {
            counts.Add((await ReadAsync(store, Attempts.Run($"run {run}"))).Count);
        }

        Assert.Equal(80, counts.Sum());
    }

    [Fact]
    public async Task A_large_batch_is_stored_whole()
    {
        var store = await CreateAsync();

        await store.AddAttemptsAsync(
            Attempts.Run(), [.. Enumerable.Range(0, 20_000).Select(i => Attempts.Answer($"e{i}"))], Cancellation);

        Assert.Equal(20_000, (await ReadAsync(store, Attempts.Run())).Count);
    }

    [Fact]
    public async Task A_cancelled_write_writes_nothing()
    {
        var store = await CreateAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => store.AddAttemptsAsync(Attempts.Run(), [Attempts.Answer("a")], cancelled.Token));

        Assert.Empty(await ReadAsync(store, Attempts.Run()));
    }

    protected abstract Task<IRunStore> CreateAsync();

    private static async Task<List<Attempt>> ReadAsync(IRunStore store, RunKey run)
    {
        var attempts = new List<Attempt>();
        await foreach (var attempt in store.ReadAttemptsAsync(run, Cancellation))
        {
            attempts.Add(attempt);
        }

        return attempts;
    }
}
