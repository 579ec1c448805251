using Rung.Core.Data;
using Rung.Core.Similarity;
using Rung.Core.Statistics;

namespace Rung.Engine.Tests.Datasets;

/// <summary>How twins and times decide where examples go.</summary>
public sealed class TwinDivisionTests
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    [Fact]
    public async Task Twins_never_straddle_what_is_carved()
    {
        using var task = new LoadedTask().With("examples.csv", Messages(200).SelectMany((text, i) => new[] { $"{text},{"ab"[i % 2]}", $"{Slip(text)},{"ab"[i % 2]}" }).Prepend("input,expected"));

        var dataset = (await task.LoadAsync()).Dataset;

        var twins = Twins.In(dataset, new SimilarityOptions(), null, TestContext.Current.CancellationToken);
        Assert.Equal(200, twins.Clusters.Length);
        Assert.All(twins.Clusters, cluster => Assert.Single(cluster.Splits));
        Assert.Equal(80, dataset[Split.Test].Length);
    }

    [Fact]
    public async Task A_new_twin_of_a_test_example_is_left_out_and_told()
    {
        string[] rows = [.. Messages(100).Select((text, i) => $"e{i},{text},a")];
        using var task = new LoadedTask().With("examples.csv", rows.Prepend("id,input,expected"));
        var first = await task.LoadAsync();
        var known = first.Dataset[Split.Test][0].Input.Text;
        task.With("examples.csv", rows.Prepend("id,input,expected").Append($"late,{Slip(known)},a"));

        var second = await task.LoadAsync();

        Assert.Equal(first.Dataset.Id, second.Dataset.Id);
        Assert.Contains(second.Notes, note => note.StartsWith("1 new examples were left out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_twin_of_a_dev_example_goes_to_dev()
    {
        string[] rows = [.. Messages(100).Select((text, i) => $"e{i},{text},a")];
        using var task = new LoadedTask().With("examples.csv", rows.Prepend("id,input,expected"));
        var known = (await task.LoadAsync()).Dataset[Split.Dev][0].Input.Text;
        task.With("examples.csv", rows.Prepend("id,input,expected").Append($"late,{Slip(known)},a"));

        Assert.Contains((await task.LoadAsync()).Dataset[Split.Dev], example => example.Id.ToString() == "late");
    }

    [Fact]
    public async Task Where_twins_bind_all_groups_whole_groups_must_do()
    {
        using var task = new LoadedTask().With(
            "examples.csv",
            Messages(100).SelectMany((text, i) => new[] { $"{text},a,g{i / 2}", $"\"Thank you, that was all I wanted\",b,g{i / 2}" }).Prepend("input,expected,group"));

        var loaded = await task.LoadAsync();

        Assert.Equal(50, loaded.Dataset[Split.Test].Length, tolerance: 2);
        Assert.Contains(loaded.Notes, note => note.StartsWith("Nearly equal inputs bind so many groups", StringComparison.Ordinal));
    }

    [Fact]
    public async Task By_time_the_test_is_later_than_dev_and_dev_than_train()
    {
        using var task = new LoadedTask("{ examples: examples.csv, split: { by: time } }").With(
            "examples.csv",
            Messages(300).Select((text, i) => $"{text},{"ab"[i % 2]},2026-01-{(i * 7 % 30) + 1:D2}").Prepend("input,expected,time"));

        var dataset = (await task.LoadAsync()).Dataset;

        Assert.Equal(60, dataset[Split.Test].Length);
        Assert.True(dataset[Split.Train].Max(example => example.Time) < dataset[Split.Dev].Min(example => example.Time));
        Assert.True(dataset[Split.Dev].Max(example => example.Time) < dataset[Split.Test].Min(example => example.Time));
    }

    [Fact]
    public async Task By_time_without_times_is_refused()
    {
        using var task = new LoadedTask("{ examples: examples.csv, split: { by: time } }").With("examples.csv", LoadedTask.Rows(100));

        Assert.StartsWith("No example has a time", await task.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_way_to_split_is_refused()
    {
        using var task = new LoadedTask("{ examples: examples.csv, split: { by: size } }").With("examples.csv", LoadedTask.Rows(100));

        var refused = await Assert.ThrowsAsync<Engine.Tasks.TaskException>(() => task.LoadAsync());

        Assert.Contains("data.split.by: found 'size'; expected random or time", refused.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Messages(int count)
    {
        var random = new SplitMix64(11);
        return [.. Enumerable.Range(0, count).Select(_ => string.Join(' ', Enumerable.Range(0, 8).Select(_ => Word(random))))];
    }

    private static string Word(SplitMix64 random) => string.Concat(Enumerable.Range(0, 5).Select(_ => Letters[random.Next(26)]));

    private static string Slip(string text) => text.Remove(3, 1).Insert(10, "é");
}
