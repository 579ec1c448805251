using Rung.Core.Data;
using Rung.Core.Stores;
using Rung.Engine.Tasks;

namespace Rung.Engine.Datasets;

/// <summary>Reads the examples of a task and divides them: as they were frozen, or for the first time. Writes nothing.</summary>
internal static class DatasetLoader
{
    /// <exception cref="DatasetException">
    /// A file has faults, the examples do not suffice, or the test is not the frozen one and a new one was not accepted.
    /// </exception>
    public static async Task<LoadedDataset> LoadAsync(
        TaskDefinition task, IFrozenSplitStore store, DatasetOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var files = await ExampleFiles.ReadAsync(task, cancellationToken);
        var read = clock.GetTimestamp();
        var frozen = await store.FindAsync(task.Name, cancellationToken);
        var divided = frozen is null ? new FirstDivision(task, options, cancellationToken).Divide(files) : Divide(files, task, frozen, options, cancellationToken);
        var notes = files.Notes.AddRange(LabelCheck.NotesOf(divided, task));
        var outcome = OutcomeOf(divided, frozen, task);
        var splits = outcome is FreezeOutcome.AsFrozen ? frozen! : divided.ToFrozen(task.Name, SeedOf(outcome, frozen, task), clock.GetUtcNow());
        var split = clock.GetTimestamp();
        var dataset = divided.ToDataset();
        return new LoadedDataset
        {
            Dataset = dataset,
            Outcome = outcome,
            Splits = splits,
            Notes = [.. notes, .. DivisionNotes.Of(divided, files, outcome, frozen, task), .. EdgeNotes.Of(divided, files, frozen, task)],
            Durations = new LoadDurations(
                Reading: clock.GetElapsedTime(started, read),
                Splitting: clock.GetElapsedTime(read, split),
                Naming: clock.GetElapsedTime(split)),
        };
    }

    private static DividedExamples Divide(ExampleFiles files, TaskDefinition task, FrozenSplits frozen, DatasetOptions options, CancellationToken cancellationToken)
    {
        var division = new FrozenDivision(frozen, task, options, cancellationToken);
        var divided = division.Divide(files);
        var change = division.ChangeOf(divided);
        if (change is null && (divided.LeftOut == 0 || !options.AcceptsNewTest))
        {
            return divided;
        }

        return options.AcceptsNewTest
            ? new FirstDivision(task, options, cancellationToken).Divide(files)
            : throw new DatasetException(
                $"{task.Data.Test ?? task.Data.Examples}: the test of '{task.Name}' is not the one that was frozen on {frozen.At:yyyy-MM-dd}: {change}. "
                + "Scores on it could not be compared with earlier ones. Put the frozen examples back, or accept the new test with --new-test.");
    }

    private static FreezeOutcome OutcomeOf(DividedExamples divided, FrozenSplits? frozen, TaskDefinition task)
    {
        if (frozen is null)
        {
            return FreezeOutcome.FrozenNow;
        }

        if (frozen.TestContent != divided.TestContent)
        {
            return FreezeOutcome.NewTest;
        }

        var now = divided.ToFrozen(task.Name, frozen.Seed, frozen.At).Ids;
        var isSame = now.Count == frozen.Ids.Count
            && now.All(split => frozen.Ids.TryGetValue(split.Key, out var ids) && (ids.SequenceEqual(split.Value) || ids.Order().SequenceEqual(split.Value)));
        return isSame ? FreezeOutcome.AsFrozen : FreezeOutcome.Extended;
    }

    /// <summary>What was carved stays carved with its seed; only a test that is carved anew takes that of <c>rung.yaml</c>.</summary>
    private static ulong SeedOf(FreezeOutcome outcome, FrozenSplits? frozen, TaskDefinition task) =>
        outcome is FreezeOutcome.Extended ? frozen!.Seed : task.Seed;
}
