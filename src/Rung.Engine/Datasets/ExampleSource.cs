using Rung.Core.Data;
using Rung.Engine.Tasks;

namespace Rung.Engine.Datasets;

/// <summary>A file of examples and how to understand it.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Name">As the team wrote it in <c>rung.yaml</c>: how messages call the file.</param>
/// <param name="Data">Which columns hold what.</param>
/// <param name="Output">What an expected output is.</param>
/// <param name="RequiresExpected">False only where every candidate is recorded.</param>
internal sealed record ExampleSource(
    string Path, string Name, DataDefinition Data, OutputKind Output, bool RequiresExpected)
{
    public static ExampleSource Of(TaskDefinition task, string file) =>
        new(System.IO.Path.GetFullPath(file, task.Folder), file, task.Data, task.Output, task.IncludesAutomatic);
}
