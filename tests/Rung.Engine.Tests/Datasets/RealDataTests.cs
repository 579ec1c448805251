using Rung.Core.Data;
using Rung.Core.Data.Edges;
using Rung.Engine.Datasets;
using Rung.Engine.Tasks;

namespace Rung.Engine.Tests.Datasets;

public sealed class RealDataTests
{
    [Fact]
    public async Task Banking77_is_read_whole()
    {
        using var task = new LoadedTask(
            $"{{ examples: {Shared("data/banking77/train.csv")}, test: {Shared("data/banking77/test.csv")}, input: text, expected: category }}");

        var dataset = (await task.LoadAsync()).Dataset;

        Assert.Equal(3_080, dataset[Split.Test].Length);
        Assert.Equal(100, dataset[Split.Edge].Count(EdgeTags.IsGenerated));
        Assert.Equal(200, dataset[Split.Edge].Length);
        Assert.Equal(10_003, dataset[Split.Train].Length + dataset[Split.Dev].Length + 100);
        Assert.Equal(500, dataset[Split.Dev].Length);
        Assert.Equal(77, dataset[Split.Dev].Select(example => example.Expected).Distinct().Count());
    }

    [Theory]
    [InlineData("gorilla-tfhub", 685, true)]
    [InlineData("routellm-gsm8k", 1_319, false)]
    [InlineData("llmdrift-prime", 1_000, false)]
    public async Task Recorded_tasks_are_read_whole(string name, int examples, bool hasGroups)
    {
        using var task = new LoadedTask(
                $"{{ test: {Shared($"recorded/{name}/examples.jsonl")} }}",
                "text",
                "candidates: [ { name: today, rung: prompt, recorded: today.jsonl } ]")
            .With("today.jsonl", "");

        var dataset = (await task.LoadAsync()).Dataset;

        Assert.Equal(examples, dataset[Split.Test].Length);
        Assert.Equal(hasGroups, dataset.GroupCount(Split.Test) > 0);
    }

    [Fact]
    public async Task The_sample_is_divided_by_customers()
    {
        var token = TestContext.Current.CancellationToken;
        var task = await TaskReader.ReadAsync(Path.Combine(Root(), "samples/support-desk"), token);

        var loaded = await DatasetLoader.LoadAsync(task, new FrozenSplitsInMemory(), new DatasetOptions(), TimeProvider.System, token);

        var all = Enum.GetValues<Split>().SelectMany(split => loaded.Dataset[split]).ToList();
        Assert.Equal(20, loaded.Dataset[Split.Test].Select(example => example.Expected).Distinct().Count());
        Assert.InRange(loaded.Dataset[Split.Test].Length, all.Count * 0.19, all.Count * 0.21);
        Assert.Equal(
            all.Select(example => example.Group).Distinct().Count(),
            loaded.Dataset.GroupCount(Split.Train) + loaded.Dataset.GroupCount(Split.Dev) + loaded.Dataset.GroupCount(Split.Test)
                + loaded.Dataset[Split.Edge].Where(example => !EdgeTags.IsGenerated(example)).Select(example => example.Group).Distinct().Count());
    }

    [Fact]
    public async Task Every_measured_task_is_valid()
    {
        _ = Shared("data/banking77/train.csv");

        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root(), "bench/tasks"), TaskReader.FileName, SearchOption.AllDirectories))
        {
            Assert.NotEmpty((await TaskReader.ReadAsync(Path.GetDirectoryName(file)!, TestContext.Current.CancellationToken)).Name);
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rung.slnx")))
        {
            folder = folder.Parent;
        }

        return folder!.FullName;
    }

    private static string Shared(string path)
    {
        var full = Path.GetFullPath(Path.Combine(Root(), "../shared", path));
        if (!File.Exists(full))
        {
            Assert.Skip($"'{full}' is not there.");
        }

        return full;
    }
}
