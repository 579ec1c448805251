using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Datasets;
using Rung.Engine.Tasks;
using Rung.Engine.Versions;

namespace Rung.Engine.Checking.Cleaning;

/// <summary>Writes the cleaned version of one file beside it. The file itself is never touched.</summary>
internal static class CleanedFile
{
    /// <summary>The lineage of the new file, or <see langword="null"/> where no step concerns this one.</summary>
    /// <param name="task">The task.</param>
    /// <param name="key">The key under <c>data</c> that names the file.</param>
    /// <param name="file">The file, relative to the task.</param>
    /// <param name="examples">Its examples in its order.</param>
    /// <param name="steps">What to do, for the examples of all files.</param>
    /// <param name="at">Now.</param>
    /// <param name="cancellationToken">Stops the writing; a half-written file is not left behind.</param>
    public static async Task<Lineage?> WriteAsync(
        TaskDefinition task,
        string key,
        string file,
        ImmutableArray<Example> examples,
        IReadOnlyDictionary<ExampleId, CleaningStep> steps,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var concerned = examples.Where(example => steps.ContainsKey(example.Id)).ToArray();
        if (concerned.Length == 0)
        {
            return null;
        }

        var target = VersionName.Free(task.Folder, file, "clean");
        var full = Path.GetFullPath(target, task.Folder);
        await RecordWriter.WriteAsync(
            ExampleSource.Of(task, file), full, ordinal => EditOf(steps.GetValueOrDefault(examples[ordinal].Id)), cancellationToken);
        var lineage = new Lineage
        {
            Key = key,
            From = file,
            FromSha256 = Lineage.HashOf(Path.GetFullPath(file, task.Folder)),
            To = target,
            ToSha256 = Lineage.HashOf(full),
            At = at,
            Steps = [.. concerned.Select(example => StepOf(example, steps[example.Id]))],
        };
        await lineage.WriteAsync(Lineage.PathOf(full), cancellationToken);
        return lineage;
    }

    private static RecordEdit? EditOf(CleaningStep? step) => step switch
    {
        null => null,
        { Removes: true } => RecordEdit.Removal,
        _ => new RecordEdit { Values = step.Rewritten.ToImmutableDictionary() },
    };

    private static LineageStep StepOf(Example example, CleaningStep step) => new(
        example.Id.ToString(),
        step.Removes ? "removed" : "rewritten",
        FindingNames.Of(step.Why),
        step.Evidence,
        example.Input.Text,
        step.Rewritten);
}
