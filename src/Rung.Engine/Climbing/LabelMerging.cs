using System.Collections.Immutable;
using Rung.Engine.Checking.Cleaning;
using Rung.Engine.Datasets;
using Rung.Engine.Labelling;
using Rung.Engine.Labelling.Answers;
using Rung.Engine.Tasks;

namespace Rung.Engine.Climbing;

/// <summary>Answers come back as a new version of the data, beside the team's own files.</summary>
public static class LabelMerging
{
    /// <summary>Writes the answers into a new version of the data, lets <c>rung.yaml</c> name it and journals it.</summary>
    /// <exception cref="Core.RungException">An answer cannot be merged; then nothing is written.</exception>
    public static async Task<LabelMerged> MergeAsync(
        TaskDefinition task, IClimbState state, string answers, bool allowsNewLabels, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(clock);

        var dataset = await LabelData.ReadAsync(task, state, clock, cancellationToken);
        var given = await LabelAnswers.ReadAsync(new AnswerColumns(task), answers, cancellationToken);
        var merge = AnswerMerge.Of(answers, given, dataset, allowsNewLabels);
        var lineages = await WriteAsync(task, merge, new LabelledFile(task, merge, Path.GetFileName(answers), clock.GetUtcNow()), cancellationToken);
        foreach (var lineage in lineages)
        {
            await TaskFileEdit.SetDataFileAsync(task.Folder, lineage.Key, lineage.To, cancellationToken);
            await new ClimbJournal((await state.OpenAsync(cancellationToken)).Journal).LabelledAsync(lineage, cancellationToken);
        }

        return new LabelMerged(lineages, merge.AlreadySo);
    }

    private static async Task<ImmutableArray<Lineage>> WriteAsync(
        TaskDefinition task, AnswerMerge merge, LabelledFile writer, CancellationToken cancellationToken)
    {
        var files = await ExampleFiles.ReadAsync(task, cancellationToken);
        var examples = await writer.WriteAsync("examples", task.Data.Examples!, files.Examples, merge.Added, cancellationToken);
        var dev = task.Data.Dev is { } name ? await writer.WriteAsync("dev", name, files.Dev ?? [], [], cancellationToken) : null;
        return [.. new[] { examples, dev }.OfType<Lineage>()];
    }
}
