using Rung.Core.Data;

namespace Rung.Core.Tests.Data;

public sealed class DatasetChangesTests
{
    [Fact]
    public void A_version_does_not_differ_from_itself()
    {
        Example[] examples = [Of("a", "one", "x"), Of("b", "two", "y")];

        var changes = DatasetChanges.Between(examples, examples.Reverse());

        Assert.True(changes.IsEmpty);
        Assert.Equal(2, changes.Same);
    }

    [Fact]
    public void What_came_went_and_changed_is_told_apart()
    {
        Example[] older = [Of("a", "one", "x"), Of("b", "two", "y"), Of("c", "three", "x"), Of("d", "four", "x"), Of("e", "five", "x")];
        Example[] newer = [Of("a", "one", "z"), Of("b", "two!", "y"), Of("d", "four", "x"), Of("e", "five", "x") with { Group = "g" }, Of("f", "six", "x")];

        var changes = DatasetChanges.Between(older, newer);

        Assert.Equal(["f"], changes.Added.Select(example => example.Id.ToString()));
        Assert.Equal(["c"], changes.Removed.Select(example => example.Id.ToString()));
        Assert.Equal([("x", "z")], changes.Relabelled.Select(pair => (pair.Before.Expected, pair.After.Expected)));
        Assert.Equal([("two", "two!")], changes.Rewritten.Select(pair => (pair.Before.Input.Text, pair.After.Input.Text)));
        Assert.Equal(["e"], changes.Retagged.Select(pair => pair.Before.Id.ToString()));
        Assert.Equal(1, changes.Same);
    }

    [Fact]
    public void A_relabelled_example_is_known_by_its_input_where_its_id_is_made_from_the_content()
    {
        var changes = DatasetChanges.Between([Of("hash1", "one", "x")], [Of("hash2", "one", "y")]);

        Assert.Single(changes.Relabelled);
        Assert.Empty(changes.Added);
        Assert.Empty(changes.Removed);
    }

    [Fact]
    public void Equal_inputs_are_matched_once_each()
    {
        Example[] older = [Of("a", "same", "x"), Of("b", "same", "x")];
        Example[] newer = [Of("c", "same", "x")];

        var changes = DatasetChanges.Between(older, newer);

        Assert.Equal(1, changes.Same);
        Assert.Equal(["b"], changes.Removed.Select(example => example.Id.ToString()));
    }

    [Fact]
    public void Fields_are_compared_one_by_one_and_not_as_the_text_that_they_make()
    {
        var older = Of("a", "", "x") with { Input = ExampleInput.OfFields([new("q", "1\nr: 2")]) };
        var newer = Of("a", "", "x") with { Input = ExampleInput.OfFields([new("q", "1"), new("r", "2")]) };

        Assert.Single(DatasetChanges.Between([older], [newer]).Rewritten);
    }

    private static Example Of(string id, string text, string expected) =>
        new() { Id = new ExampleId(id), Input = ExampleInput.OfText(text), Expected = expected };
}
