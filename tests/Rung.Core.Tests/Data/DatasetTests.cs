using Rung.Core.Data;

namespace Rung.Core.Tests.Data;

public sealed class DatasetTests
{
    private static readonly string[] LikeIds = ["0001-10", "0001-2", "0001", "a", "!", "000", "Z", "é", "0002"];

    [Fact]
    public void The_order_of_the_examples_does_not_enter_the_name()
    {
        var one = Create(Make("a", "x"), Make("b", "y"), Make("c", "z"));
        var other = Create(Make("c", "z"), Make("a", "x"), Make("b", "y"));

        Assert.Equal(one.Id, other.Id);
        Assert.Equal(["a", "b", "c"], other[Split.Train].Select(example => example.Id.ToString()));
    }

    [Fact]
    public void A_changed_character_gives_another_name() =>
        Assert.NotEqual(Create(Make("a", "x")).Id, Create(Make("a", "X")).Id);

    [Fact]
    public void Another_split_gives_another_name()
    {
        var train = Dataset.Create([KeyValuePair.Create(Split.Train, (IReadOnlyList<Example>)[Make("a", "x")])]);
        var test = Dataset.Create([KeyValuePair.Create(Split.Test, (IReadOnlyList<Example>)[Make("a", "x")])]);

        Assert.NotEqual(train.Id, test.Id);
    }

    [Fact]
    public void Fields_and_a_text_that_looks_like_them_have_different_names()
    {
        var fields = Make("a", "x") with { Input = ExampleInput.OfFields([new InputField("k", "1\nl: 2")]) };
        var others = Make("a", "x") with { Input = ExampleInput.OfFields([new InputField("k", "1"), new InputField("l", "2")]) };

        Assert.Equal(fields.Input.Text, others.Input.Text);
        Assert.NotEqual(DatasetHash.Of([fields]), DatasetHash.Of([others]));
    }

    [Fact]
    public void Two_splits_with_the_same_id_are_refused()
    {
        var refused = Assert.Throws<DatasetException>(() => Dataset.Create(
        [
            KeyValuePair.Create(Split.Train, (IReadOnlyList<Example>)[Make("a", "x")]),
            KeyValuePair.Create(Split.Test, (IReadOnlyList<Example>)[Make("a", "y")]),
        ]));

        Assert.Contains("'a'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_with_the_same_beginning_are_in_ordinal_order()
    {
        var dataset = Create([.. LikeIds.Select(id => Make(id, "x"))]);

        var ids = dataset[Split.Train].Select(example => example.Id.ToString()).ToList();

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    private static Dataset Create(params Example[] examples) =>
        Dataset.Create([KeyValuePair.Create(Split.Train, (IReadOnlyList<Example>)examples)]);

    private static Example Make(string id, string input) =>
        new() { Id = new ExampleId(id), Input = ExampleInput.OfText(input), Expected = "label" };
}
