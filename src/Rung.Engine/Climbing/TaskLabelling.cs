using Rung.Core.Data;
using Rung.Engine.Checking.Labels;
using Rung.Engine.Labelling;
using Rung.Engine.Labelling.Answers;
using Rung.Engine.Labelling.Queues;
using Rung.Engine.Tasks;

namespace Rung.Engine.Climbing;

/// <summary>What to label next, and which labels to look at again.</summary>
public static class TaskLabelling
{
    /// <summary>The inputs of a pool that would help most.</summary>
    /// <exception cref="Core.RungException">The data or the pool cannot be read.</exception>
    public static async Task<LabelWork> ChooseAsync(
        TaskDefinition task, IClimbState state, string pool, int count, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(state);

        var dataset = await LabelData.ReadAsync(task, state, clock, cancellationToken);
        var all = LabelData.AllOf(dataset).ToArray();
        var inputs = await LabelPool.ReadAsync(new AnswerColumns(task), pool, all, cancellationToken);

        // The test is known as far as its inputs go, so that none is labelled a second time; nothing is learnt from it.
        var labelled = LabelData.LearntOf(dataset).Concat(dataset[Split.Test].Concat(dataset[Split.Edge]).Select(example => example with { Expected = null })).ToArray();
        var queue = LabelQueue.Choose(inputs, labelled, count, new LabelQueueOptions { Seed = task.Seed }, cancellationToken);
        return new LabelWork { Questions = queue.Questions, Labels = LabelData.LabelsOf(all), Notes = [.. queue.ToNotes(count)] };
    }

    /// <summary>The labels of train and dev that other examples speak against, likeliest errors first.</summary>
    /// <exception cref="Core.RungException">The data cannot be read.</exception>
    public static async Task<LabelWork> ReviewAsync(TaskDefinition task, IClimbState state, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(state);

        var dataset = await LabelData.ReadAsync(task, state, clock, cancellationToken);
        var learnt = LabelData.LearntOf(dataset).ToDictionary(example => example.Id);
        var errors = LabelErrors.Find([.. learnt.Values], new LabelErrorOptions { Seed = task.Seed }, progress: null, cancellationToken);
        return new LabelWork
        {
            Questions = [.. errors?.Suspects.Select(suspect => QuestionOf(suspect, learnt)) ?? []],
            Labels = LabelData.LabelsOf(LabelData.AllOf(dataset)),
            Notes = errors is null ? ["With so few examples no label can be held against the others."] : errors.Notes,
        };
    }

    /// <summary>Writes a queue for a person to fill in. A file that is there is never replaced.</summary>
    /// <exception cref="Core.RungException">The file cannot be written.</exception>
    public static Task WriteAsync(TaskDefinition task, LabelWork work, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return QueueFile.WriteAsync(path, new AnswerColumns(task), work.Questions, cancellationToken);
    }

    /// <exception cref="Core.RungException">A queue cannot be written to this path.</exception>
    public static void ThrowIfUnwritable(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        QueueFile.ThrowIfUnwritable(path);
    }

    /// <summary>Opens the answers given at the keyboard, to go on with them.</summary>
    /// <exception cref="Core.RungException">The file is in use, or holds something else.</exception>
    public static Task<LabelLog> OpenLogAsync(TaskDefinition task, string path, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        return LabelLog.OpenAsync(path, new AnswerColumns(task), clock, cancellationToken);
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
}
