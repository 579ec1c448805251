using Rung.Core.Data;
using Rung.Engine.Datasets;

namespace Rung.Engine.Tests.Datasets;

public sealed class FrozenTestTests
{
    private const string Official = "{ examples: examples.csv, test: test.csv }";

    [Fact]
    public async Task The_same_files_are_divided_as_before()
    {
        using var task = new LoadedTask().With("examples.csv", LoadedTask.Rows(100));
        var first = await task.LoadAsync();

        var second = await task.LoadAsync();

        Assert.Equal(FreezeOutcome.AsFrozen, second.Outcome);
        Assert.Equal(first.Dataset.Id, second.Dataset.Id);
        Assert.Same(second.Splits, (await task.LoadAsync(acceptsNewTest: true)).Splits);
    }

    [Fact]
    public async Task Another_order_of_the_lines_changes_nothing()
    {
        using var task = new LoadedTask().With("examples.csv", LoadedTask.Rows(100));
        var first = await task.LoadAsync();
        task.With("examples.csv", LoadedTask.Rows(100).Skip(1).Reverse().Prepend("id,input,expected"));

        var second = await task.LoadAsync();

        Assert.Equal(FreezeOutcome.AsFrozen, second.Outcome);
        Assert.Equal(first.Dataset.Id, second.Dataset.Id);
    }

    [Fact]
    public async Task Another_seed_does_not_divide_anew()
    {
        using var task = new LoadedTask().With("examples.csv", LoadedTask.Rows(100));
        var first = await task.LoadAsync();
        task.With("rung.yaml", "task: desk\noutput: { kind: label }\ndata: { examples: examples.csv }\nseed: 9");

        var second = await task.LoadAsync();

        Assert.Equal(first.Dataset.Id, second.Dataset.Id);
        Assert.Contains("The seed 9 does not divide anew what was frozen with seed 1.", second.Notes);
    }

    [Fact]
    public async Task Added_examples_go_to_train_and_dev_and_never_to_the_test()
    {
        using var task = new LoadedTask().With("examples.csv", LoadedTask.Rows(100));
        var first = await task.LoadAsync();
        task.With("examples.csv", LoadedTask.Rows(400));

        var second = await task.LoadAsync();

        Assert.Equal(FreezeOutcome.Extended, second.Outcome);
        Assert.Equal(first.Dataset[Split.Test].AsEnumerable(), second.Dataset[Split.Test]);
        Assert.Equal(70, second.Dataset[Split.Dev].Length);
        Assert.Subset(Ids(second, Split.Dev), Ids(first, Split.Dev));
        Assert.Subset(Ids(second, Split.Train), Ids(first, Split.Train));
        Assert.Equal(FreezeOutcome.AsFrozen, (await task.LoadAsync()).Outcome);
    }

    [Fact]
    public async Task A_new_example_of_a_group_that_is_in_the_test_is_left_out_and_told()
    {
        using var task = new LoadedTask()
            .With("examples.csv", Enumerable.Range(0, 100).Select(i => $"{LoadedTask.TextOf(i)},a,g{i / 5}").Prepend("input,expected,group"));
        var first = await task.LoadAsync();
        var group = first.Dataset[Split.Test][0].Group;
        task.With("examples.csv", Enumerable.Range(0, 100).Select(i => $"{LoadedTask.TextOf(i)},a,g{i / 5}").Prepend("input,expected,group").Append($"late,a,{group}"));

        var second = await task.LoadAsync();
        var accepted = await task.LoadAsync(acceptsNewTest: true);

        Assert.Equal(first.Dataset.Id, second.Dataset.Id);
        Assert.Contains(
            "1 new examples were left out: their groups or twins of theirs are in the frozen test or edge. A new test (--new-test) divides them too.",
            second.Notes);
        Assert.Equal(101, Enum.GetValues<Split>().Sum(split => accepted.Dataset[split].Length));
    }

    [Fact]
    public async Task A_new_example_of_a_group_that_is_in_dev_goes_to_dev()
    {
        using var task = new LoadedTask()
            .With("examples.csv", Enumerable.Range(0, 100).Select(i => $"{LoadedTask.TextOf(i)},a,g{i / 5}").Prepend("input,expected,group"));
        var group = (await task.LoadAsync()).Dataset[Split.Dev][0].Group;
        task.With("examples.csv", Enumerable.Range(0, 100).Select(i => $"{LoadedTask.TextOf(i)},a,g{i / 5}").Prepend("input,expected,group").Append($"late,a,{group}"));

        var second = await task.LoadAsync();

        Assert.Contains(second.Dataset[Split.Dev], example => example.Input.Text == "late");
    }

    [Fact]
    public async Task A_changed_example_of_the_test_is_refused_until_it_is_accepted()
    {
        using var task = new LoadedTask(Official)
            .With("examples.csv", LoadedTask.Rows(30))
            .With("test.csv", LoadedTask.Rows(6, first: 100));
        await task.LoadAsync();
        task.With("test.csv", string.Join('\n', LoadedTask.Rows(6, first: 100)).Replace(LoadedTask.TextOf(103), LoadedTask.TextOf(103) + "!", StringComparison.Ordinal));

        Assert.Equal(
            "test.csv: the test of 'desk' is not the one that was frozen on 2026-03-01: an example has another content under the same id. "
            + "Scores on it could not be compared with earlier ones. Put the frozen examples back, or accept the new test with --new-test.",
            await task.RefusalAsync());

        var accepted = await task.LoadAsync(acceptsNewTest: true);
        Assert.Equal(FreezeOutcome.NewTest, accepted.Outcome);
        Assert.Contains("The test is a new one: scores on the test frozen on 2026-03-01 do not compare with it.", accepted.Notes);
        Assert.Equal(FreezeOutcome.AsFrozen, (await task.LoadAsync()).Outcome);
    }

    [Fact]
    public async Task Another_test_file_is_refused_with_what_went_and_came()
    {
        using var task = new LoadedTask(Official)
            .With("examples.csv", LoadedTask.Rows(30))
            .With("test.csv", LoadedTask.Rows(6, first: 100));
        await task.LoadAsync();
        task.With("test.csv", LoadedTask.Rows(7, first: 102));

        Assert.StartsWith(
            "test.csv: the test of 'desk' is not the one that was frozen on 2026-03-01: "
            + "2 of its 6 examples are gone or changed (first: 'e100'), 3 are new (first: 'e106').",
            await task.RefusalAsync(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_example_of_the_carved_test_that_is_removed_is_noticed()
    {
        using var task = new LoadedTask().With("examples.csv", LoadedTask.Rows(100));
        var removed = (await task.LoadAsync()).Dataset[Split.Test][0].Id;
        task.With("examples.csv", LoadedTask.Rows(100).Where(row => !row.StartsWith($"{removed},", StringComparison.Ordinal)));

        Assert.Contains($"1 of its 50 examples are gone or changed (first: '{removed}')", await task.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_official_test_after_a_carved_one_is_noticed()
    {
        using var task = new LoadedTask().With("examples.csv", LoadedTask.Rows(100));
        await task.LoadAsync();
        task.With("rung.yaml", $"task: desk\noutput: {{ kind: label }}\ndata: {Official}").With("test.csv", LoadedTask.Rows(6, first: 200));

        Assert.Contains("50 of its 50 examples are gone or changed", await task.RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_example_of_train_is_no_fault()
    {
        using var task = new LoadedTask().With("examples.csv", LoadedTask.Rows(100));
        var first = await task.LoadAsync();
        var removed = first.Dataset[Split.Train][0].Id;
        task.With("examples.csv", LoadedTask.Rows(100).Where(row => !row.StartsWith($"{removed},", StringComparison.Ordinal)));

        var second = await task.LoadAsync();

        Assert.Equal(FreezeOutcome.Extended, second.Outcome);
        Assert.Equal(first.Splits.TestContent, second.Splits.TestContent);
    }

    private static HashSet<ExampleId> Ids(LoadedDataset loaded, Split split) => [.. loaded.Dataset[split].Select(example => example.Id)];
}
