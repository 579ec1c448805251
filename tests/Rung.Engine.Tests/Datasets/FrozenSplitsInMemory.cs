using Rung.Core.Stores;

namespace Rung.Engine.Tests.Datasets;

/// <summary>Keeps frozen splits for one test.</summary>
internal sealed class FrozenSplitsInMemory : IFrozenSplitStore
{
    public FrozenSplits? Newest { get; private set; }

    public Task<FrozenSplits?> FindAsync(string task, CancellationToken cancellationToken) =>
        Task.FromResult(Newest?.Task == task ? Newest : null);

    public Task FreezeAsync(FrozenSplits splits, CancellationToken cancellationToken)
    {
        Newest = splits;
        return Task.CompletedTask;
    }
}
