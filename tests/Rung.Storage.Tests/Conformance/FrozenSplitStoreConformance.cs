using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Core.Stores;

namespace Rung.Storage.Tests.Conformance;

/// <summary>What every <see cref="IFrozenSplitStore"/> must do. A new store is tested by deriving from this class.</summary>
public abstract class FrozenSplitStoreConformance
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Frozen_splits_come_back()
    {
        var store = await CreateAsync();
        var frozen = Frozen("task", "a", "b");

        await store.FreezeAsync(frozen, Cancellation);

        AssertSame(frozen, await store.FindAsync("task", Cancellation));
    }

    [Fact]
    public async Task The_newest_of_a_task_counts()
    {
        var store = await CreateAsync();

        await store.FreezeAsync(Frozen("task", "old"), Cancellation);
        await store.FreezeAsync(Frozen("task", "new"), Cancellation);
        await store.FreezeAsync(Frozen("other", "else"), Cancellation);

        AssertSame(Frozen("task", "new"), await store.FindAsync("task", Cancellation));
    }

    [Fact]
    public async Task Before_the_first_climb_there_are_none() =>
        Assert.Null(await (await CreateAsync()).FindAsync("task", Cancellation));

    protected abstract Task<IFrozenSplitStore> CreateAsync();

    private static FrozenSplits Frozen(string task, params string[] test) => new()
    {
        Task = task,
        TestContent = ContentHash.Of(string.Join(' ', test)),
        Seed = ulong.MaxValue,
        At = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero),
        Ids = ImmutableDictionary<Split, ImmutableArray<ExampleId>>.Empty
            .Add(Split.Test, [.. test.Select(id => new ExampleId(id))])
            .Add(Split.Edge, []),
    };

    private static void AssertSame(FrozenSplits expected, FrozenSplits? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected with { Ids = actual.Ids }, actual);
        Assert.Equal(
            expected.Ids.OrderBy(split => split.Key).Select(split => (split.Key, string.Join(' ', split.Value))),
            actual.Ids.OrderBy(split => split.Key).Select(split => (split.Key, string.Join(' ', split.Value))));
    }
}
