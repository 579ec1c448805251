namespace Rung.Core.Stores;

/// <summary>Keeps which examples were frozen into which split, per task. Safe for concurrent use.</summary>
public interface IFrozenSplitStore
{
    /// <summary>The newest frozen splits of a task, or <see langword="null"/> before its first climb.</summary>
    Task<FrozenSplits?> FindAsync(string task, CancellationToken cancellationToken);

    /// <summary>Freezes; older ones are kept.</summary>
    Task FreezeAsync(FrozenSplits splits, CancellationToken cancellationToken);
}
