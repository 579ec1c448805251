using System.Collections.Immutable;
using System.Text.Json;
using Rung.Core.Data;
using Rung.Core.Ladder;
using Rung.Core.Stores;
using Rung.Engine.Datasets;
using Rung.Engine.Reports;
using Rung.Engine.Tasks;
using Rung.Engine.Tuning;

namespace Rung.Engine.Climbing;

/// <summary>Finds the newest result of a task, with the attempts behind it.</summary>
public static class LastClimb
{
    /// <exception cref="ClimbException">There is none, or the data is no longer what was measured.</exception>
    public static async Task<ReportSource> ReadAsync(
        TaskDefinition task, IClimbState state, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(clock);

        var store = await state.FindAsync(cancellationToken) ?? throw None(task);
        var hash = await NewestAsync(task, store, cancellationToken) ?? throw None(task);
        var bytes = await store.Blobs.FindAsync(hash, cancellationToken)
            ?? throw new ClimbException($"The result {hash.Short} of {task.Folder} is missing from its blobs. Climb again: stored attempts are used.");
        var result = ClimbResultText.Read(bytes);
        var loaded = await DatasetLoader.LoadAsync(task, store.FrozenSplits, new DatasetOptions(), clock, cancellationToken);
        return loaded.Dataset.Id == result.Dataset.Id
            ? await SourceAsync(result, task.Folder, loaded.Dataset, store, cancellationToken)
            : throw new ClimbException($"The data of {task.Folder} changed since it was measured ({result.Dataset.Id.Short}, now {loaded.Dataset.Id.Short}). Climb again.");
    }

    private static ClimbException None(TaskDefinition task) =>
        new($"{task.Folder} has no verdict yet. Run rung climb {task.Folder} first.");

    private static async Task<ContentHash?> NewestAsync(TaskDefinition task, IStore store, CancellationToken cancellationToken)
    {
        ContentHash? newest = null;
        await foreach (var entry in store.Journal.ReadAsync(cancellationToken))
        {
            if (entry.Kind == ClimbJournal.Verdict)
            {
                using var body = JsonDocument.Parse(entry.Body);
                newest = body.RootElement.GetProperty("task").GetString() == task.Name
                    ? ContentHash.Parse(body.RootElement.GetProperty("result").GetString()!)
                    : newest;
            }
        }

        return newest;
    }

    private static async Task<ReportSource> SourceAsync(
        ClimbResult result, string folder, Dataset dataset, IStore store, CancellationToken cancellationToken)
    {
        var attempts = ImmutableArray.CreateBuilder<CandidateAttempts>();
        foreach (var candidate in result.Candidates.Where(candidate => candidate is { State: CandidateState.Finalist, TestRun: not null }))
        {
            var builder = ImmutableArray.CreateBuilder<Attempt>();
            await foreach (var attempt in store.Runs.ReadAttemptsAsync(candidate.TestRun!, cancellationToken))
            {
                builder.Add(attempt);
            }

            attempts.Add(new CandidateAttempts(candidate.Candidate.Name, builder.ToImmutable()));
        }

        var stored = new AdapterStore(folder).All();
        return new ReportSource
        {
            Result = result,
            Test = dataset[Split.Test],
            Attempts = attempts.ToImmutable(),
            Trainings = TunedStage.WornBy(result.Candidates, stored.Adapters),
            Faults = stored.Faults,
        };
    }
}
