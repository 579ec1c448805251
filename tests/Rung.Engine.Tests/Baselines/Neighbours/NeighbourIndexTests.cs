using Rung.Core.Data;
using Rung.Engine.Baselines.Features;
using Rung.Engine.Baselines.Neighbours;

namespace Rung.Engine.Tests.Baselines.Neighbours;

public sealed class NeighbourIndexTests
{
    [Theory]
    [InlineData(TextFeatures.Words, 1)]
    [InlineData(TextFeatures.Words, 7)]
    [InlineData(TextFeatures.Characters, 5)]
    [InlineData(TextFeatures.Characters, 500)]
    internal void The_neighbours_are_those_of_comparing_with_every_example(TextFeatures features, int count)
    {
        var examples = Corpus.Messages(200, seed: 3);
        var index = Fit(examples, features);
        var vectorizer = TfIdfVectorizer.Fit(
            [.. examples.Select(example => example.Input.Text)], features, TestContext.Current.CancellationToken);

        foreach (var query in Corpus.Messages(20, seed: 4))
        {
            var expected = examples
                .Select((example, i) => new Neighbour(i, Cosine(vectorizer, example.Input.Text, query.Input.Text)))
                .Where(neighbour => neighbour.Cosine > 0)
                .OrderByDescending(neighbour => neighbour.Cosine)
                .ThenBy(neighbour => examples[neighbour.Index].Id)
                .Take(count);
            Assert.Equal(expected, index.Nearest(query.Input.Text, count));
        }
    }

    [Fact]
    public void Among_equals_the_smaller_id_comes_first_whatever_the_order_of_the_list()
    {
        Example[] examples = [Corpus.Example("c", "late card", ""), Corpus.Example("a", "late card", ""), Corpus.Example("b", "late card", "")];

        var nearest = Fit(examples, TextFeatures.Words).Nearest("late card", 2);

        Assert.Equal([1, 2], nearest.Select(neighbour => neighbour.Index));
    }

    [Fact]
    public void The_same_text_has_cosine_one_and_never_more() =>
        Assert.All(
            Corpus.Messages(50, seed: 5),
            example => Assert.InRange(
                Fit(Corpus.Messages(50, seed: 5), TextFeatures.Characters).Nearest(example.Input.Text, 1)[0].Cosine, 0.999999f, 1f));

    [Theory]
    [InlineData("")]
    [InlineData("zzz qqq")]
    public void A_text_that_shares_nothing_has_no_neighbour(string text) =>
        Assert.Empty(Fit(Corpus.Messages(20, seed: 1), TextFeatures.Words).Nearest(text, 5));

    [Fact]
    public void Questions_from_many_threads_get_the_answers_of_one()
    {
        var examples = Corpus.Messages(300, seed: 6);
        var index = Fit(examples, TextFeatures.Characters);
        var expected = examples.Select(example => index.Nearest(example.Input.Text, 10)).ToArray();

        var actual = examples.AsParallel().AsOrdered().Select(example => index.Nearest(example.Input.Text, 10)).ToArray();

        Assert.Equal(expected, actual);
    }

    private static NeighbourIndex Fit(IReadOnlyList<Example> examples, TextFeatures features) =>
        NeighbourIndex.Fit(examples, features, TestContext.Current.CancellationToken);

    // The obvious loop, in the order in which the index adds: column by column.
    private static float Cosine(TfIdfVectorizer vectorizer, string left, string right)
    {
        var a = vectorizer.Transform(left);
        var b = vectorizer.Transform(right);
        var sum = 0f;
        for (var i = 0; i < b.Count; i++)
        {
            var place = a.Columns.IndexOf(b.Columns[i]);
            sum += place < 0 ? 0 : b.Values[i] * a.Values[place];
        }

        return Math.Min(sum, 1);
    }
}
