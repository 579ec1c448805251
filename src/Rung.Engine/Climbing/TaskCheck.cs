using Rung.Engine.Checking;
using Rung.Engine.Tasks;

namespace Rung.Engine.Climbing;

/// <summary>Checks a task against what it has frozen, and writes into the journal what was found.</summary>
public static class TaskCheck
{
    /// <exception cref="Core.RungException">A file cannot be read, or the test is not the frozen one.</exception>
    public static async Task<CheckResult> RunAsync(
        TaskDefinition task,
        IClimbState state,
        CheckOptions options,
        IProgress<CheckProgress>? progress,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);

        var existing = await state.FindAsync(cancellationToken);
        var result = await DataCheck.RunAsync(
            task, existing?.FrozenSplits ?? NothingFrozen.Instance, options, progress, clock, cancellationToken);
        var store = existing ?? await state.OpenAsync(cancellationToken);
        await new ClimbJournal(store.Journal).CheckedAsync(result, cancellationToken);
        return result;
    }
}
