using Rung.Core.Stores;
using Rung.Engine.Tasks;

namespace Rung.Engine.Climbing;

/// <summary>A task that is fit to be measured with, and its store.</summary>
internal sealed record OpenedTask(PreparedTask Prepared, IStore Store)
{
    /// <exception cref="Core.RungException">The task, its data or its metric cannot be measured with.</exception>
    public static async Task<OpenedTask> ReadAsync(
        TaskDefinition task, IClimbState state, ClimbOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var existing = await state.FindAsync(cancellationToken);
        var prepared = await PreparedTask.ReadAsync(
            task, existing?.FrozenSplits ?? NothingFrozen.Instance, options, clock, cancellationToken);
        if (existing is not null)
        {
            return new OpenedTask(prepared, existing);
        }

        // Another first climb may have come between: what it froze counts.
        var store = await state.OpenAsync(cancellationToken);
        return await store.FrozenSplits.FindAsync(task.Name, cancellationToken) is null
            ? new OpenedTask(prepared, store)
            : new OpenedTask(await PreparedTask.ReadAsync(task, store.FrozenSplits, options, clock, cancellationToken), store);
    }

    /// <summary>Freezes the splits unless they are as frozen before: from now on nobody learns from the test.</summary>
    public async Task FreezeAsync(ClimbJournal journal, CancellationToken cancellationToken)
    {
        var loaded = Prepared.Loaded;
        if (loaded.Outcome is not Datasets.FreezeOutcome.AsFrozen)
        {
            await journal.SplitsFrozenAsync(loaded, cancellationToken);
            await Store.FrozenSplits.FreezeAsync(loaded.Splits, cancellationToken);
        }
    }
}
