using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Checking;
using Rung.Engine.Checking.Cleaning;
using Rung.Engine.Checking.Finders;
using Rung.Engine.Datasets;
using Rung.Engine.Policies;
using Rung.Engine.Tasks;

namespace Rung.Engine.Climbing;

/// <summary>Mends what can be mended without a person, as a new version of the data; and goes back. Both are journaled.</summary>
public static class TaskCleaning
{
    internal const string ExamplesKey = "examples";
    internal const string DevKey = "dev";

    /// <summary>Writes cleaned files beside the team's own and lets <c>rung.yaml</c> name them.</summary>
    /// <returns>The lineage of each new file; none when there is nothing to mend.</returns>
    /// <exception cref="Core.RungException">The data cannot be read, or <c>rung.yaml</c> not be changed.</exception>
    public static async Task<ImmutableArray<Lineage>> CleanAsync(
        TaskDefinition task, IClimbState state, IProgress<CheckProgress>? progress, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(clock);

        var steps = await PlanAsync(task, state, progress, clock, cancellationToken);
        var files = await ExampleFiles.ReadAsync(task, cancellationToken);
        var lineages = ImmutableArray.CreateBuilder<Lineage>();
        foreach (var (key, file, examples) in FilesOf(task, files))
        {
            if (await CleanedFile.WriteAsync(task, key, file, examples, steps, clock.GetUtcNow(), cancellationToken) is { } lineage)
            {
                lineages.Add(lineage);
            }
        }

        await SwitchAsync(task, state, lineages, cancellationToken);
        return lineages.ToImmutable();
    }

    /// <summary>Lets <c>rung.yaml</c> name the files again from which cleaned ones were made.</summary>
    /// <exception cref="Core.RungException">No file is a cleaned one, or the original changed since.</exception>
    public static async Task<ImmutableArray<Lineage>> UndoAsync(TaskDefinition task, IClimbState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(state);

        var lineages = ImmutableArray.CreateBuilder<Lineage>();
        foreach (var file in new[] { task.Data.Examples, task.Data.Dev }.OfType<string>())
        {
            var path = Lineage.PathOf(Path.GetFullPath(file, task.Folder));
            if (File.Exists(path))
            {
                lineages.Add(await Lineage.ReadAsync(path, cancellationToken));
            }
        }

        if (lineages.Count == 0)
        {
            throw new DatasetException($"{TaskReader.FileName}: no file under data was made by rung check --fix, rung scrub or rung label --merge, so there is nothing to take back.");
        }

        foreach (var lineage in lineages)
        {
            ThrowIfChanged(task, lineage);
            await TaskFileEdit.SetDataFileAsync(task.Folder, lineage.Key, lineage.From, cancellationToken);
        }

        var journal = new ClimbJournal((await state.OpenAsync(cancellationToken)).Journal);
        foreach (var lineage in lineages)
        {
            await journal.CleaningUndoneAsync(lineage, cancellationToken);
        }

        return lineages.ToImmutable();
    }

    private static async Task<Dictionary<ExampleId, CleaningStep>> PlanAsync(
        TaskDefinition task, IClimbState state, IProgress<CheckProgress>? progress, TimeProvider clock, CancellationToken cancellationToken)
    {
        var frozen = (await state.FindAsync(cancellationToken))?.FrozenSplits ?? NothingFrozen.Instance;
        var loaded = await DatasetLoader.LoadAsync(task, frozen, new DatasetOptions(), clock, cancellationToken);
        var policy = await PolicyReader.ReadAsync(task, cancellationToken);
        var material = CheckMaterial.Of(task, policy, loaded.Dataset, StageProgress.Of("comparing inputs", progress), cancellationToken);
        return CleaningPlan.Of(material).ToDictionary(step => step.Id);
    }

    private static IEnumerable<(string Key, string File, ImmutableArray<Example> Examples)> FilesOf(TaskDefinition task, ExampleFiles files)
    {
        if (task.Data.Examples is { } examples)
        {
            yield return (ExamplesKey, examples, files.Examples);
        }

        if (task.Data.Dev is { } dev)
        {
            yield return (DevKey, dev, files.Dev ?? []);
        }
    }

    private static async Task SwitchAsync(
        TaskDefinition task, IClimbState state, IEnumerable<Lineage> lineages, CancellationToken cancellationToken)
    {
        foreach (var lineage in lineages)
        {
            await TaskFileEdit.SetDataFileAsync(task.Folder, lineage.Key, lineage.To, cancellationToken);
            var store = await state.OpenAsync(cancellationToken);
            await new ClimbJournal(store.Journal).CleanedAsync(lineage, cancellationToken);
        }
    }

    private static void ThrowIfChanged(TaskDefinition task, Lineage lineage)
    {
        var original = Path.GetFullPath(lineage.From, task.Folder);
        if (!File.Exists(original) || Lineage.HashOf(original) != lineage.FromSha256)
        {
            throw new DatasetException(
                $"{lineage.From}: the file is {(File.Exists(original) ? "no longer the one" : "gone")} that {lineage.To} was made from on {lineage.At:yyyy-MM-dd}. "
                + $"Put it back, or set data.{lineage.Key} in {TaskReader.FileName} by hand.");
        }
    }
}
