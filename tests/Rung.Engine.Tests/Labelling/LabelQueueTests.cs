using Rung.Core.Data;
using Rung.Engine.Labelling.Queues;

namespace Rung.Engine.Tests.Labelling;

public sealed class LabelQueueTests
{
    private static readonly string[] Names = ["Annabell", "Bertrand", "Christos", "Dorothea", "Eberhard", "Fredegar", "Gwendolyn", "Hildegard"];

    private static readonly Example[] Labelled =
    [
        .. Names.Select((name, i) => Labelled_("r" + i, $"{name} wants the money back for a broken lamp", "refund")),
        .. Names.Select((name, i) => Labelled_("d" + i, $"{name} asks where the parcel with the carpet is", "delivery")),
    ];

    [Fact]
    public void What_the_model_is_sure_of_comes_last()
    {
        var queue = Choose(
            [
                Input("sure", "Ingeborg wants the money back for a broken lamp and a chair"),
                Input("doubt", "where is the money for the parcel that I sent back"),
                Input("sure too", "Josephine asks where the parcel with the carpet and the rug is"),
            ],
            3);

        Assert.Equal("doubt", queue.Questions[0].Example.Id.ToString());
    }

    [Fact]
    public void Of_duplicates_one_is_asked()
    {
        var queue = Choose(
            [
                Input("a", "something entirely different about opening hours"),
                Input("b", "Something entirely different, about opening hours!"),
                Input("c", "can I pay by invoice next month instead"),
            ],
            3);

        Assert.Equal(2, queue.Questions.Length);
        Assert.Contains("the rest of the pool says the same again", string.Join(' ', queue.ToNotes(3)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_labelled_already_is_not_asked()
    {
        var queue = Choose([Input("a", Labelled[0].Input.Text), Input("b", "can I pay by invoice next month instead")], 2);

        Assert.Equal(["b"], queue.Questions.Select(question => question.Example.Id.ToString()));
        Assert.Equal(1, queue.AlreadyLabelled);
    }

    [Fact]
    public void The_second_is_unlike_the_first()
    {
        var queue = Choose(
            [
                Input("a", "opening hours on sunday in the shop at the harbour please tell me"),
                Input("b", "tell me please the opening hours of the shop at the harbour on monday"),
                Input("c", "vegan leather saddles squeak terribly when wet"),
            ],
            2);

        Assert.Contains("c", queue.Questions.Select(question => question.Example.Id.ToString()));
    }

    [Fact]
    public void The_order_of_the_pool_does_not_matter()
    {
        Example[] pool = [.. Enumerable.Range(0, 40).Select(i => Input("p" + i, $"{Names[i % 8]} writes about the {Things[i / 8]} and the {Things[i * 3 % 5]}"))];

        Assert.Equal(Ids(Choose(pool, 10)), Ids(Choose([.. pool.Reverse()], 10)));
    }

    [Fact]
    public void Suggestions_are_the_labels_with_the_likeliest_first()
    {
        var question = Choose([Input("a", "Ingeborg wants the money back for a lamp that does not light")], 1).Questions[0];

        Assert.Equal(["refund", "delivery"], question.Suggestions.Select(suggestion => suggestion.Label));
        Assert.Equal(1, question.Suggestions.Sum(suggestion => suggestion.Probability), 1e-5);
        Assert.Null(question.Example.Expected);
    }

    [Fact]
    public void Without_two_labels_everything_is_in_doubt()
    {
        var queue = LabelQueue.Choose(
            [Input("a", "one thing"), Input("b", "quite another matter")], [], 2, new LabelQueueOptions { Seed = 1 }, TestContext.Current.CancellationToken);

        Assert.Equal(2, queue.Questions.Length);
        Assert.All(queue.Questions, question => Assert.Empty(question.Suggestions));
    }

    private static readonly string[] Things = ["carpet", "lamp", "wardrobe", "mirror", "kettle"];

    private static LabelQueue Choose(Example[] pool, int count) =>
        LabelQueue.Choose(pool, Labelled, count, new LabelQueueOptions { Seed = 1 }, TestContext.Current.CancellationToken);

    private static string[] Ids(LabelQueue queue) => [.. queue.Questions.Select(question => question.Example.Id.ToString())];

    private static Example Input(string id, string text) => new() { Id = new ExampleId(id), Input = ExampleInput.OfText(text) };

    private static Example Labelled_(string id, string text, string label) => Input(id, text) with { Expected = label };
}
