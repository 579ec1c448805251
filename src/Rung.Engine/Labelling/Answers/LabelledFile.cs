using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Checking.Cleaning;
using Rung.Engine.Datasets;
using Rung.Engine.Tasks;
using Rung.Engine.Versions;

namespace Rung.Engine.Labelling.Answers;

/// <summary>Writes the version of one file that has the answers, beside it. The file itself is never touched.</summary>
/// <param name="task">The task.</param>
/// <param name="merge">What the answers change.</param>
/// <param name="answers">The name of the file of answers.</param>
/// <param name="at">Now.</param>
internal sealed class LabelledFile(TaskDefinition task, AnswerMerge merge, string answers, DateTimeOffset at)
{
    /// <summary>The lineage of the new file, or <see langword="null"/> where no answer concerns this one.</summary>
    /// <param name="key">The key under <c>data</c> that names the file.</param>
    /// <param name="file">The file, relative to the task.</param>
    /// <param name="examples">Its examples in its order.</param>
    /// <param name="added">What is added to it.</param>
    /// <param name="cancellationToken">Stops the writing; a half-written file is not left behind.</param>
    public async Task<Lineage?> WriteAsync(
        string key, string file, ImmutableArray<Example> examples, ImmutableArray<Example> added, CancellationToken cancellationToken)
    {
        var relabelled = examples.Where(example => merge.Relabelled.ContainsKey(example.Id)).ToArray();
        if (relabelled.Length == 0 && added.IsEmpty)
        {
            return null;
        }

        var target = VersionName.Free(task.Folder, file, "labelled");
        var full = Path.GetFullPath(target, task.Folder);
        var columns = new AnswerColumns(task);
        await RecordWriter.WriteAsync(
            ExampleSource.Of(task, file),
            full,
            ordinal => EditOf(examples[ordinal]),
            new RecordAdditions([.. added.Select(columns.TeamRecordOf)]),
            cancellationToken);
        var lineage = new Lineage
        {
            Key = key,
            From = file,
            FromSha256 = Lineage.HashOf(Path.GetFullPath(file, task.Folder)),
            To = target,
            ToSha256 = Lineage.HashOf(full),
            At = at,
            Steps = [.. relabelled.Select(example => StepOf(example, "relabelled", merge.Relabelled[example.Id])), .. added.Select(example => StepOf(example, "added", example.Expected!))],
        };
        await lineage.WriteAsync(Lineage.PathOf(full), cancellationToken);
        return lineage;
    }

    private RecordEdit? EditOf(Example example) => merge.Relabelled.TryGetValue(example.Id, out var label)
        ? new RecordEdit { Values = ImmutableDictionary<string, string>.Empty.Add(task.Data.Expected, label) }
        : null;

    private LineageStep StepOf(Example example, string change, string label) => new(
        example.Id.ToString(),
        change,
        "label",
        change == "added" ? $"labelled in {answers}" : $"was '{example.Expected}'; labelled in {answers}",
        example.Input.Text,
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add(task.Data.Expected, label));
}
