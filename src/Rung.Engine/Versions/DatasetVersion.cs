using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Datasets;
using Rung.Engine.Tasks;

namespace Rung.Engine.Versions;

/// <summary>All examples of a file or of a task, named by their content.</summary>
/// <param name="Name">The path as it was given.</param>
/// <param name="Examples">In the order of the files.</param>
public sealed record DatasetVersion(string Name, ImmutableArray<Example> Examples)
{
    /// <summary>The hash over the examples, whatever their splits.</summary>
    public ContentHash Id { get; } = DatasetHash.Of(Examples);

    /// <summary>Reads a folder with a <c>rung.yaml</c>, or a file of examples.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="columns">Which columns of a file hold what; unused for a folder, which says so itself.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="Core.RungException">It cannot be read.</exception>
    public static async Task<DatasetVersion> ReadAsync(string path, DataDefinition columns, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(columns);

        var task = Directory.Exists(path)
            ? await TaskReader.ReadAsync(path, cancellationToken)
            : FileOf(path, columns);
        var files = await ExampleFiles.ReadAsync(task, cancellationToken);
        return new DatasetVersion(path, [.. files.Examples, .. files.Dev ?? [], .. files.Test ?? [], .. files.Edge ?? []]);
    }

    private static TaskDefinition FileOf(string path, DataDefinition columns)
    {
        var full = Path.GetFullPath(path);
        return File.Exists(full)
            ? new TaskDefinition
            {
                Name = "file",
                Folder = Path.GetDirectoryName(full)!,
                Output = OutputKind.Text,
                Data = columns with { Examples = Path.GetFileName(full), Dev = null, Test = null, Edge = null },
                Metric = new MetricDefinition("exact"),
            }
            : throw new DatasetException($"{path}: found no such file or folder; expected a file of examples, or a folder with a {TaskReader.FileName}.");
    }
}
