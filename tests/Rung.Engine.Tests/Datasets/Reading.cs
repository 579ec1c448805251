using Rung.Core.Data;
using Rung.Engine.Datasets;
using Rung.Engine.Tasks;
using Rung.Engine.Tests.Tasks;

namespace Rung.Engine.Tests.Datasets;

/// <summary>Reads one file as a task would.</summary>
internal static class Reading
{
    public static async Task<List<LocatedExample>> OfAsync(
        string name, byte[] content, DataDefinition? data = null, OutputKind output = OutputKind.Label, bool requiresExpected = true)
    {
        using var folder = new TaskFolder().With(name, content);
        var source = new ExampleSource(
            Path.Combine(folder.Path, name), name, data ?? new DataDefinition(), output, requiresExpected);
        var examples = new List<LocatedExample>();
        await foreach (var example in ExampleReader.ReadAsync(source, TestContext.Current.CancellationToken))
        {
            examples.Add(example);
        }

        return examples;
    }
}
