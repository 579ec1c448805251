using Rung.Core.Data;

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
        Assert.Equal(10_003, dataset[Split.Train].Length + dataset[Split.Dev].Length);
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

    private static string Shared(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rung.slnx")))
        {
            folder = folder.Parent;
        }

        var full = Path.GetFullPath(Path.Combine(folder!.FullName, "../shared", path));
        if (!File.Exists(full))
        {
            Assert.Skip($"'{full}' is not there.");
        }

        return full;
    }
}
