using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Checking.Cleaning;
using Rung.Engine.Checking.Labels;
using Rung.Engine.Datasets;
using Rung.Engine.Labelling;
using Rung.Engine.Labelling.Answers;
using Rung.Engine.Labelling.Queues;
using Rung.Engine.Tasks;

namespace Rung.Engine.Climbing;

/// <summary>What to label next, which labels to look at again, and how answers come back as a new version of the data.</summary>
public static class TaskLabelling
{
    /// <summary>The inputs of a pool that would help most.</summary>
    /// <exception cref="Core.RungException">The data or the pool cannot be read.</exception>
    public static async Task<LabelWork> ChooseAsync(
        TaskDefinition task, IClimbState state, string pool, int count, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(state);

        var dataset = await DatasetOfAsync(task, state, clock, cancellationToken);
        var all = AllOf(dataset).ToArray();
        var inputs = await LabelPool.ReadAsync(new AnswerColumns(task), pool, all, cancellationToken);

        // The test is known as far as its inputs go, so that none is labelled a second time; nothing is learnt from it.
        var labelled = LearntOf(dataset).Concat(dataset[Split.Test].Concat(dataset[Split.Edge]).Select(example => example with { Expected = null })).ToArray();
        var queue = LabelQueue.Choose(inputs, labelled, count, new LabelQueueOptions { Seed = task.Seed }, cancellationToken);
        return new LabelWork { Questions = queue.Questions, Labels = LabelsOf(all), Notes = [.. queue.ToNotes(count)] };
    }

    /// <summary>The labels of train and dev that other examples speak against, likeliest errors first.</summary>
    /// <exception cref="Core.RungException">The data cannot be read.</exception>
    public static async Task<LabelWork> ReviewAsync(TaskDefinition task, IClimbState state, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(state);

        var dataset = await DatasetOfAsync(task, state, clock, cancellationToken);
        var learnt = LearntOf(dataset).ToDictionary(example => example.Id);
        var errors = LabelErrors.Find([.. learnt.Values], new LabelErrorOptions { Seed = task.Seed }, progress: null, cancellationToken);
        return new LabelWork
        {
            Questions = [.. errors?.Suspects.Select(suspect => QuestionOf(suspect, learnt)) ?? []],
            Labels = LabelsOf(AllOf(dataset)),
            Notes = errors is null ? ["With so few examples no label can be held against the others."] : errors.Notes,
        };
    }

    /// <summary>Writes a queue for a person to fill in. A file that is there is never replaced.</summary>
    /// <exception cref="Core.RungException">The file cannot be written.</exception>
    public static Task WriteAsync(TaskDefinition task, LabelWork work, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        return QueueFile.WriteAsync(path, new AnswerColumns(task), work.Questions, cancellationToken);
    }

    /// <exception cref="Core.RungException">A queue cannot be written to this path.</exception>
    public static void ThrowIfUnwritable(string path) => QueueFile.ThrowIfUnwritable(path);

    /// <summary>Opens the answers given at the keyboard, to go on with them.</summary>
    /// <exception cref="Core.RungException">The file is in use, or holds something else.</exception>
    public static Task<LabelLog> OpenLogAsync(TaskDefinition task, string path, TimeProvider clock, CancellationToken cancellationToken) =>
        LabelLog.OpenAsync(path, new AnswerColumns(task), clock, cancellationToken);

    /// <summary>Writes the answers into a new version of the data, lets <c>rung.yaml</c> name it and journals it.</summary>
    /// <exception cref="Core.RungException">An answer cannot be merged; then nothing is written.</exception>
    public static async Task<LabelMerged> MergeAsync(
        TaskDefinition task, IClimbState state, string answers, bool allowsNewLabels, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(clock);

        var dataset = await DatasetOfAsync(task, state, clock, cancellationToken);
        var given = await LabelAnswers.ReadAsync(new AnswerColumns(task), answers, cancellationToken);
        var merge = AnswerMerge.Of(answers, given, dataset, allowsNewLabels);
        var files = await ExampleFiles.ReadAsync(task, cancellationToken);
        var writer = new LabelledFile(task, merge, Path.GetFileName(answers), clock.GetUtcNow());
        var lineages = new List<Lineage?> { await writer.WriteAsync("examples", task.Data.Examples!, files.Examples, merge.Added, cancellationToken) };
        if (task.Data.Dev is { } dev)
        {
            lineages.Add(await writer.WriteAsync("dev", dev, files.Dev ?? [], [], cancellationToken));
        }

        foreach (var lineage in lineages.OfType<Lineage>())
        {
            await TaskFileEdit.SetDataFileAsync(task.Folder, lineage.Key, lineage.To, cancellationToken);
            await new ClimbJournal((await state.OpenAsync(cancellationToken)).Journal).LabelledAsync(lineage, cancellationToken);
        }

        return new LabelMerged([.. lineages.OfType<Lineage>()], merge.AlreadySo);
    }

    private static async Task<Dataset> DatasetOfAsync(TaskDefinition task, IClimbState state, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (task.Output is not OutputKind.Label || task.Data.Examples is null)
        {
            throw new ClimbException($"{TaskReader.FileName}: found no examples with labels; rung label expects 'output: {{ kind: label }}' and 'data.examples'.");
        }

        var frozen = (await state.FindAsync(cancellationToken))?.FrozenSplits ?? NothingFrozen.Instance;
        return (await DatasetLoader.LoadAsync(task, frozen, new DatasetOptions(), clock, cancellationToken)).Dataset;
    }

    private static LabelQuestion QuestionOf(SuspectLabel suspect, Dictionary<ExampleId, Example> learnt)
    {
        var near = suspect.Neighbour is { } id ? $" Like: {learnt[id].Input.Text}" : "";
        return new LabelQuestion
        {
            Example = learnt[suspect.Id],
            Suggestions = [new(suspect.Suggested, suspect.SuggestedProbability)],
            Evidence = FormattableString.Invariant(
                $"The other examples give '{suspect.Given}' a probability of {suspect.GivenProbability:0.00} and '{suspect.Suggested}' one of {suspect.SuggestedProbability:0.00}.{near}"),
        };
    }

    private static IEnumerable<Example> LearntOf(Dataset dataset) => dataset[Split.Train].Concat(dataset[Split.Dev]);

    private static IEnumerable<Example> AllOf(Dataset dataset) => Enum.GetValues<Split>().SelectMany(split => dataset[split]);

    private static ImmutableArray<string> LabelsOf(IEnumerable<Example> examples) =>
        [.. examples.Select(example => example.Expected).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
