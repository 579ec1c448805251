using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Checking.Cleaning;
using Rung.Engine.Datasets;
using Rung.Engine.PersonalData.Operators;
using Rung.Engine.Scrubbing;
using Rung.Engine.Tasks;
using Rung.Engine.Versions;

namespace Rung.Engine.Climbing;

/// <summary>
/// Takes personal data out of what a task learns from, as a new version of the data. The files of test and edge stay as
/// they are: they are frozen, and no weight is learnt from them.
/// </summary>
public static class TaskScrubbing
{
    /// <summary>Writes scrubbed files beside the team's own and lets <c>rung.yaml</c> name them.</summary>
    /// <returns>The lineage of each new file and what was found for it; none where nothing was found.</returns>
    /// <exception cref="Core.RungException">The data cannot be read, or <c>rung.yaml</c> not be changed.</exception>
    public static async Task<ImmutableArray<(Lineage Lineage, ScrubResult Result)>> ScrubAsync(
        TaskDefinition task, IClimbState state, ScrubOptions options, Action<int>? onRecords, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(clock);

        var scrubber = new Scrubber(options);
        var written = ImmutableArray.CreateBuilder<(Lineage Lineage, ScrubResult Result)>();
        foreach (var (key, file) in FilesOf(task.Data))
        {
            var source = ExampleSource.Of(task, file);
            var plan = await ScrubPlan.MakeAsync(source, FieldsOf(task), options, scrubber, onRecords, cancellationToken);
            if (plan.Result.Changed > 0)
            {
                var target = VersionName.Free(task.Folder, file, "scrubbed");
                var lineage = await ScrubbedFile.WriteAsync(source, target, task.Folder, key, plan, clock.GetUtcNow(), cancellationToken);
                written.Add((lineage, plan.Result));
            }
        }

        foreach (var (lineage, _) in written)
        {
            await TaskFileEdit.SetDataFileAsync(task.Folder, lineage.Key, lineage.To, cancellationToken);
            await new ClimbJournal((await state.OpenAsync(cancellationToken)).Journal).ScrubbedAsync(lineage, cancellationToken);
        }

        return written.ToImmutable();
    }

    private static IEnumerable<(string Key, string File)> FilesOf(DataDefinition data)
    {
        if (data.Examples is { } examples)
        {
            yield return (TaskCleaning.ExamplesKey, examples);
        }

        if (data.Dev is { } dev)
        {
            yield return (TaskCleaning.DevKey, dev);
        }
    }

    /// <summary>A label or a value that is compared stays; a text that is written for a person may name one.</summary>
    private static ImmutableArray<string> FieldsOf(TaskDefinition task) =>
        task.Output is OutputKind.Text ? [.. task.Data.Input, task.Data.Expected] : task.Data.Input;
}
