using Rung.Core.Data;
using Rung.Engine.Datasets;

namespace Rung.Engine.Tests.Datasets;

public sealed class DatasetLoaderTests
{
    private const string OneRecorded = "candidates: [ { name: today, rung: prompt, recorded: today.jsonl } ]";

    [Fact]
    public async Task A_fifth_is_carved_as_test_and_a_fifth_of_the_rest_as_dev()
    {
        using var task = new LoadedTask().With("examples.csv", LoadedTask.Rows(600));

        var loaded = await task.LoadAsync();

        Assert.Equal((384, 96, 120, 0), Sizes(loaded));
        Assert.Equal(FreezeOutcome.FrozenNow, loaded.Outcome);
        Assert.Equal("There is no test file: 120 of the 600 examples were kept apart as the test (seed 1).", loaded.Notes[0]);
    }

    [Theory]
    [InlineData(10, 5, 1, 0)]
    [InlineData(80, 40, 8, 0)]
    [InlineData(200, 50, 30, 0)]
    [InlineData(5000, 1000, 500, 80)]
    public async Task Small_tasks_get_a_larger_test_and_large_ones_a_limited_dev(int count, int test, int dev, int edge)
    {
        using var task = new LoadedTask(output: "text").With("examples.csv", LoadedTask.Rows(count));

        var loaded = await task.LoadAsync();

        Assert.Equal((count - test - dev - edge, dev, test, 2 * edge), Sizes(loaded));
    }

    [Fact]
    public async Task The_files_of_the_team_are_honoured()
    {
        using var task = new LoadedTask("{ examples: examples.csv, test: test.csv, dev: dev.csv, edge: edge.csv }")
            .With("examples.csv", LoadedTask.Rows(30))
            .With("test.csv", LoadedTask.Rows(6, first: 100))
            .With("dev.csv", LoadedTask.Rows(5, first: 200))
            .With("edge.csv", LoadedTask.Rows(4, first: 300));

        var loaded = await task.LoadAsync();

        Assert.Equal((30, 5, 6, 4), Sizes(loaded));
        Assert.Empty(loaded.Notes);
    }

    [Fact]
    public async Task The_order_of_the_lines_does_not_enter_the_dataset()
    {
        using var one = new LoadedTask().With("examples.csv", LoadedTask.Rows(100));
        using var other = new LoadedTask().With("examples.csv", LoadedTask.Rows(100).Skip(1).Reverse().Prepend("id,input,expected"));

        Assert.Equal((await one.LoadAsync()).Dataset.Id, (await other.LoadAsync()).Dataset.Id);
    }

    [Fact]
    public async Task The_order_of_lines_that_differ_in_tags_alone_does_not_enter_the_dataset()
    {
        var rows = Enumerable.Range(0, 20).Select(i => $"text {i % 4},a,tag-{i}").ToList();
        using var one = new LoadedTask().With("examples.csv", rows.Prepend("input,expected,tags"));
        using var other = new LoadedTask().With("examples.csv", Enumerable.Reverse(rows).Prepend("input,expected,tags"));

        Assert.Equal((await one.LoadAsync()).Dataset.Id, (await other.LoadAsync()).Dataset.Id);
    }

    [Fact]
    public async Task Examples_without_ids_that_say_the_same_are_numbered()
    {
        using var task = new LoadedTask("{ test: test.csv }", "text", OneRecorded)
            .With("today.jsonl", "")
            .With("test.csv", "input,expected\nhi,a\nhi,a\nhi,a\n");

        var loaded = await task.LoadAsync();

        var ids = loaded.Dataset[Split.Test].Select(example => example.Id.ToString()).ToList();
        Assert.Equal([ids[0], $"{ids[0]}-2", $"{ids[0]}-3"], ids);
    }

    [Fact]
    public async Task An_id_that_occurs_twice_is_refused_with_both_lines()
    {
        using var task = new LoadedTask("{ examples: examples.csv, test: test.csv }")
            .With("examples.csv", LoadedTask.Rows(30).Append("e3,again,a"))
            .With("test.csv", "id,input,expected\ne7,text,a\n");

        Assert.Equal(
            """
            examples.csv:9: found the id 'e7', which stands on line 2 of test.csv too; expected each example to have an id of its own.
            examples.csv:32: found the id 'e3', which stands on line 5 too; expected each example to have an id of its own.
            """,
            await task.RefusalAsync());
        Assert.False(task.HasFrozen);
    }

    [Fact]
    public async Task Twins_in_train_and_test_are_told()
    {
        using var task = new LoadedTask("{ examples: examples.csv, test: test.csv }")
            .With("examples.csv", "input,expected\nhi,a\nhello,a\nbye,b\nciao,b\n")
            .With("test.csv", "input,expected\nhi,a\nbye,b\ngood day,a\n");

        var loaded = await task.LoadAsync();

        Assert.Contains("test.csv and examples.csv share 2 examples word for word: scores on them may be too good.", loaded.Notes);
    }

    [Fact]
    public async Task Groups_that_test_shares_with_train_are_told()
    {
        using var task = new LoadedTask("{ examples: examples.csv, test: test.csv }")
            .With("examples.csv", "input,expected,group\nhi,a,anna\nhello,a,ben\nbye,a,ben\n")
            .With("test.csv", "input,expected,group\ngood day,a,ben\ngood bye,a,carl\n");

        var loaded = await task.LoadAsync();

        Assert.Contains(
            "1 of the 2 groups of test.csv occur in train or dev too (first: 'ben'): scores may be better than for groups not seen before.",
            loaded.Notes);
    }

    [Fact]
    public async Task Groups_never_straddle_what_is_carved()
    {
        using var task = new LoadedTask()
            .With("examples.csv", Enumerable.Range(0, 300).Select(i => $"{LoadedTask.TextOf(i)},{"ab"[i % 2]},g{i % 37}").Prepend("input,expected,group"));

        var dataset = (await task.LoadAsync()).Dataset;

        var splitsByGroup = from split in Enum.GetValues<Split>() from example in dataset[split] group split by example.Group;
        Assert.All(splitsByGroup, group => Assert.Single(group.Distinct()));
    }

    [Fact]
    public async Task A_label_of_the_test_that_is_unseen_in_train_is_refused()
    {
        using var task = new LoadedTask("{ examples: examples.csv, test: test.csv }")
            .With("examples.csv", LoadedTask.Rows(30))
            .With("test.csv", "id,input,expected\nt1,x,a\nt2,y,refund\nt3,z,refund\n");

        Assert.Equal(
            "examples.csv: found no example of the label 'refund', which 2 of the test examples have (first: 't2'); "
            + "expected some, because a label unseen in train is never learnt. Add examples of it, or take it out of test.csv.",
            await task.RefusalAsync());
        Assert.False(task.HasFrozen);
    }

    [Fact]
    public async Task A_label_of_edge_that_is_unseen_in_train_is_told()
    {
        using var task = new LoadedTask("{ examples: examples.csv, edge: edge.csv }")
            .With("examples.csv", LoadedTask.Rows(30))
            .With("edge.csv", "id,input,expected\nx1,x,other\n");

        Assert.Contains("Edge has labels that train never has: 'other'.", (await task.LoadAsync()).Notes);
    }

    [Fact]
    public async Task Too_few_examples_to_carve_are_refused()
    {
        using var task = new LoadedTask().With("examples.csv", LoadedTask.Rows(9));

        Assert.Equal(
            "examples.csv: found 9 examples; expected at least 10, to keep some apart as the test. Add examples, or name a test file.",
            await task.RefusalAsync());
    }

    [Fact]
    public async Task One_group_cannot_be_carved()
    {
        using var task = new LoadedTask()
            .With("examples.csv", Enumerable.Range(0, 30).Select(i => $"{LoadedTask.TextOf(i)},a,anna").Prepend("input,expected,group"));

        Assert.StartsWith(
            "examples.csv: no example can be kept apart as the test: a group stays whole", await task.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_of_recorded_candidates_may_have_a_test_alone_and_expect_nothing()
    {
        using var task = new LoadedTask("{ test: test.jsonl }", "text", OneRecorded)
            .With("today.jsonl", "")
            .With("test.jsonl", "{\"id\":\"1\",\"input\":\"a\",\"expected\":null}\n{\"id\":\"2\",\"input\":\"b\"}");

        var loaded = await task.LoadAsync();

        Assert.Equal((0, 0, 2, 0), Sizes(loaded));
        Assert.All(loaded.Dataset[Split.Test], example => Assert.Null(example.Expected));
    }

    private static (int Train, int Dev, int Test, int Edge) Sizes(LoadedDataset loaded) =>
        (loaded.Dataset[Split.Train].Length, loaded.Dataset[Split.Dev].Length, loaded.Dataset[Split.Test].Length, loaded.Dataset[Split.Edge].Length);
}
