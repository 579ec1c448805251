using Rung.Core;
using Rung.Engine.Datasets;
using Rung.Engine.Retrieving;
using Rung.Engine.Tasks;

namespace Rung.Engine.Climbing;

/// <summary>What a task's users ask: the inputs of its train and dev examples. The test is not looked at.</summary>
public static class TaskQuestions
{
    /// <summary>None where the task has no examples yet, or they cannot be read: an index of documents does not wait for them.</summary>
    /// <param name="task">Whose examples.</param>
    /// <param name="state">What the task has frozen.</param>
    /// <param name="clock">Measures times.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<string>> ReadAsync(TaskDefinition task, IClimbState state, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(clock);
        if (task.Data.Examples is null)
        {
            return [];
        }

        try
        {
            var frozen = (await state.FindAsync(cancellationToken))?.FrozenSplits ?? NothingFrozen.Instance;
            var dataset = (await DatasetLoader.LoadAsync(task, frozen, new DatasetOptions(), clock, cancellationToken)).Dataset;
            return [.. LabelData.LearntOf(dataset).Select(example => QuestionText.Of(example.Input))];
        }
        catch (RungException)
        {
            return [];
        }
    }
}
