using Rung.Core.Stores;

namespace Rung.Engine.Climbing;

/// <summary>The frozen splits of a task that never climbed.</summary>
internal sealed class NothingFrozen : IFrozenSplitStore
{
    public static NothingFrozen Instance { get; } = new();

    public Task<FrozenSplits?> FindAsync(string task, CancellationToken cancellationToken) => Task.FromResult<FrozenSplits?>(null);

    public Task FreezeAsync(FrozenSplits splits, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A task is frozen in its store.");
}
