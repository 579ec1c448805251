using Rung.Core.Data;
using Rung.Engine.Datasets;
using Rung.Engine.Prices;
using Rung.Engine.Retrieving;
using Rung.Engine.Retrieving.Searches;
using Rung.Engine.Tasks;
using Rung.Retrieval;
using Rung.Retrieval.Settings;

namespace Rung.Engine.Climbing;

/// <summary>Searches retrieval settings for a task, or for a judged collection. The test of a task is not looked at.</summary>
public static class TaskSettingsSearch
{
    /// <param name="task">With documents, and answers to be found in them.</param>
    /// <param name="state">What the task has frozen.</param>
    /// <param name="options">How; the seed is the task's.</param>
    /// <param name="clock">Measures times.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Core.RungException">The examples or the documents cannot be used, or there are too few.</exception>
    public static async Task<SettingsFindings> RunAsync(
        TaskDefinition task, IClimbState state, SettingsTrialOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        if (!DocumentStage.Applies(task))
        {
            throw new RetrievingException($"{TaskReader.FileName}: documents: found none that candidates can use; expected a folder of documents and output: {{ kind: text }}.");
        }

        var existing = await state.FindAsync(cancellationToken);
        var loaded = await DatasetLoader.LoadAsync(
            task, existing?.FrozenSplits ?? NothingFrozen.Instance, new DatasetOptions(), clock, cancellationToken);
        var prices = await PriceBook.ReadAsync(task.Folder, cancellationToken);
        var shown = new[] { Split.Train, Split.Dev }.SelectMany(split => loaded.Dataset[split]);
        var source = await DocumentSource.ReadAsync(prices.WithPrices(task), shown, cancellationToken);
        return await new SettingsTrial(source, options with { Seed = task.Seed }, clock).RunAsync(cancellationToken);
    }

    /// <param name="folder">With <c>corpus.jsonl</c>, <c>queries.jsonl</c> and at least two files of <c>qrels</c>.</param>
    /// <param name="split">The judgements that what was found is held against once.</param>
    /// <param name="options">How.</param>
    /// <param name="clock">Measures times.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RetrievingException">A file is missing or wrong.</exception>
    public static async Task<SettingsFindings> RunAsync(
        string folder, string split, SettingsTrialOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        try
        {
            var source = await BeirSource.ReadAsync(folder, split, cancellationToken);
            return await new SettingsTrial(source, options, clock).RunAsync(cancellationToken);
        }
        catch (RetrievalException wrong)
        {
            throw new RetrievingException(wrong.Message, wrong);
        }
    }

    /// <summary>Writes settings into the <c>rung.yaml</c> of a task, where climbs, indexes and searches find them.</summary>
    /// <exception cref="TaskException">The file cannot be changed safely.</exception>
    public static Task KeepAsync(TaskDefinition task, RetrievalSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(settings);
        return TaskFileEdit.SetLineAsync(task.Folder, RetrievalSection.Key, RetrievalSection.Write(settings), cancellationToken);
    }
}
