using Rung.Core.Data;
using Rung.Core.Data.Edges;
using Rung.Engine.Datasets;

namespace Rung.Engine.Tests.Datasets;

public sealed class EdgeDivisionTests
{
    private const string Auto = "{ examples: examples.csv, edge: auto }";

    [Fact]
    public async Task Two_in_a_hundred_are_kept_apart_and_as_many_generated_from_the_test()
    {
        using var task = new LoadedTask().With("examples.csv", LoadedTask.Rows(1_000));

        var loaded = await task.LoadAsync();

        var edge = loaded.Dataset[Split.Edge];
        var generated = edge.Where(EdgeTags.IsGenerated).ToList();
        var test = loaded.Dataset[Split.Test].Select(example => example.Id).ToHashSet();
        Assert.Equal((16, 16), (edge.Length - generated.Count, generated.Count));
        Assert.All(generated, example =>
        {
            Assert.True(Perturbation.TryReadId(example.Id, out var source, out _));
            Assert.Contains(source, test);
        });
        Assert.Contains(loaded.Notes, note => note.StartsWith("There is no edge file: 16 of the 800 examples outside the test were kept apart", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_frozen_edge_is_found_again_to_the_letter()
    {
        using var task = new LoadedTask().With("examples.csv", LoadedTask.Rows(1_000));

        var first = await task.LoadAsync();
        var second = await task.LoadAsync();

        Assert.Equal(FreezeOutcome.AsFrozen, second.Outcome);
        Assert.Equal(first.Dataset.Id, second.Dataset.Id);
        Assert.Equal(first.Notes, second.Notes);
    }

    [Fact]
    public async Task New_examples_leave_the_edge_as_it_was_frozen()
    {
        using var task = new LoadedTask().With("examples.csv", LoadedTask.Rows(1_000));
        var first = await task.LoadAsync();

        var second = await task.With("examples.csv", LoadedTask.Rows(2_000)).LoadAsync();

        Assert.Equal(DatasetHash.Of(first.Dataset[Split.Edge]), DatasetHash.Of(second.Dataset[Split.Edge]));
        Assert.Equal(2_000 - 200 - 16, second.Dataset[Split.Train].Length + second.Dataset[Split.Dev].Length);
    }

    [Fact]
    public async Task A_new_example_whose_very_input_is_an_edge_case_goes_nowhere()
    {
        using var task = new LoadedTask().With("examples.csv", LoadedTask.Rows(1_000));
        var natural = (await task.LoadAsync()).Dataset[Split.Edge].First(example => !EdgeTags.IsGenerated(example));

        var second = await task.With("examples.csv", LoadedTask.Rows(1_000).Append($"fresh,{natural.Input.Text},a")).LoadAsync();

        Assert.DoesNotContain(Enum.GetValues<Split>().SelectMany(split => second.Dataset[split]), example => example.Id.ToString() == "fresh");
        Assert.Contains(second.Notes, note => note.StartsWith("1 new examples were left out", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Too_few_examples_have_no_edge_and_the_reader_is_told()
    {
        using var task = new LoadedTask().With("examples.csv", LoadedTask.Rows(600));

        var loaded = await task.LoadAsync();

        Assert.Empty(loaded.Dataset[Split.Edge]);
        Assert.Contains("There is no edge file, and of 480 examples outside the test none are kept apart as edge cases: 500 are needed, or 'edge: auto' under data.", loaded.Notes);
    }

    [Fact]
    public async Task Few_examples_have_an_edge_where_the_team_asks_for_it()
    {
        using var task = new LoadedTask(Auto).With("examples.csv", LoadedTask.Rows(600));

        Assert.Equal(18, (await task.LoadAsync()).Dataset[Split.Edge].Length);
    }

    [Fact]
    public async Task None_means_none()
    {
        using var task = new LoadedTask("{ examples: examples.csv, edge: none }").With("examples.csv", LoadedTask.Rows(1_000));

        var loaded = await task.LoadAsync();

        Assert.Empty(loaded.Dataset[Split.Edge]);
        Assert.DoesNotContain(loaded.Notes, note => note.Contains("edge", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_named_auto_is_written_with_its_folder()
    {
        using var task = new LoadedTask("{ examples: examples.csv, edge: ./auto.csv }")
            .With("examples.csv", LoadedTask.Rows(1_000))
            .With("auto.csv", LoadedTask.Rows(3, first: 5_000));

        Assert.Equal(3, (await task.LoadAsync()).Dataset[Split.Edge].Length);
    }

    [Fact]
    public async Task Splits_that_were_frozen_without_edge_stay_without()
    {
        using var task = new LoadedTask().With("examples.csv", LoadedTask.Rows(400));
        await task.LoadAsync();

        var loaded = await task.With("examples.csv", LoadedTask.Rows(2_000)).LoadAsync();

        Assert.Empty(loaded.Dataset[Split.Edge]);
        Assert.Contains("There is no edge file, and the splits were frozen without edge cases. A new test (--new-test) keeps some apart.", loaded.Notes);
    }

    [Fact]
    public async Task Groups_never_straddle_the_edge()
    {
        using var task = new LoadedTask(Auto)
            .With("examples.csv", Enumerable.Range(0, 900).Select(i => $"{LoadedTask.TextOf(i)},{"ab"[i % 2]},g{i % 300}").Prepend("input,expected,group"));

        var dataset = (await task.LoadAsync()).Dataset;

        var natural = dataset[Split.Edge].Where(example => !EdgeTags.IsGenerated(example)).Select(example => example.Group).ToHashSet();
        Assert.NotEmpty(natural);
        Assert.DoesNotContain(
            new[] { Split.Train, Split.Dev, Split.Test }.SelectMany(split => dataset[split]), example => natural.Contains(example.Group));
    }

    [Fact]
    public async Task Recorded_candidates_alone_have_no_generated_edge()
    {
        using var task = new LoadedTask("{ examples: examples.csv }", more: "candidates: [ { name: today, rung: prompt, recorded: today.jsonl } ]")
            .With("today.jsonl", "")
            .With("examples.csv", LoadedTask.Rows(1_000));

        Assert.Empty((await task.LoadAsync()).Dataset[Split.Edge]);
    }
}
