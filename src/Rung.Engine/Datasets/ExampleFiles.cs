using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Tasks;

namespace Rung.Engine.Datasets;

/// <summary>The examples of all files of a task, by what each file is for. Each example has an id of its own.</summary>
internal sealed class ExampleFiles
{
    private ExampleFiles(LocatedFile? examples, LocatedFile? dev, LocatedFile? test, LocatedFile? edge, ImmutableArray<string> notes)
    {
        Examples = examples?.ToExamples() ?? [];
        Dev = dev?.ToExamples();
        Test = test?.ToExamples();
        Edge = edge?.ToExamples();
        Notes = notes;
    }

    /// <summary>What train is made of, and each split that has no file of its own.</summary>
    public ImmutableArray<Example> Examples { get; }

    public ImmutableArray<Example>? Dev { get; }

    public ImmutableArray<Example>? Test { get; }

    public ImmutableArray<Example>? Edge { get; }

    public ImmutableArray<string> Notes { get; }

    /// <summary>The examples of every file.</summary>
    public IEnumerable<Example> All => new[] { Examples, Dev ?? [], Test ?? [], Edge ?? [] }.SelectMany(examples => examples);

    /// <exception cref="DatasetException">A file has faults, or an id occurs twice.</exception>
    public static async Task<ExampleFiles> ReadAsync(TaskDefinition task, CancellationToken cancellationToken)
    {
        var test = await ReadFileAsync(task, task.Data.Test, cancellationToken);
        var edge = await ReadFileAsync(task, task.Data.Edge, cancellationToken);
        var dev = await ReadFileAsync(task, task.Data.Dev, cancellationToken);
        var examples = await ReadFileAsync(task, task.Data.Examples, cancellationToken);

        // The test first: its ids must not depend on what the other files hold.
        var ids = new ExampleIds([.. new[] { test, edge, dev, examples }.OfType<LocatedFile>()]);
        return new ExampleFiles(examples, dev, test, edge, ids.MakeUnique());
    }

    private static async Task<LocatedFile?> ReadFileAsync(TaskDefinition task, string? name, CancellationToken cancellationToken)
    {
        if (name is null)
        {
            return null;
        }

        var examples = new List<LocatedExample>();
        await foreach (var example in ExampleReader.ReadAsync(ExampleSource.Of(task, name), cancellationToken))
        {
            examples.Add(example);
        }

        return new LocatedFile(name, examples);
    }
}
