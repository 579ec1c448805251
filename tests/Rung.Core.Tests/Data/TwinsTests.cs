using Rung.Core.Data;
using Rung.Core.Similarity;

namespace Rung.Core.Tests.Data;

public sealed class TwinsTests
{
    private const string Card = "I still have not received my new card";
    private const string CardAgain = "I stil have not recieved my new card";

    [Fact]
    public void A_cluster_names_its_members_and_their_splits()
    {
        var twins = In([Examples.Of("a", Card, "x"), Examples.Of("b", "How do I top up by transfer?", "x")], [Examples.Of("t", CardAgain, "x")]);

        var cluster = Assert.Single(twins.Clusters);
        Assert.Equal(["a", "t"], cluster.Members.Select(id => id.ToString()));
        Assert.Equal([Split.Train, Split.Test], cluster.Splits);
        Assert.False(cluster.IsExact);
        Assert.Equal(0, twins.ClusterOf(new ExampleId("t")));
        Assert.Null(twins.ClusterOf(new ExampleId("b")));
    }

    [Fact]
    public void A_test_example_with_a_twin_in_train_is_a_test_twin() =>
        Assert.Equal([new ExampleId("t")], In([Examples.Of("a", Card, "x")], [Examples.Of("t", CardAgain, "x"), Examples.Of("u", "Another matter", "x")]).TestTwins);

    [Fact]
    public void Twins_within_the_test_have_not_leaked() =>
        Assert.Empty(In([Examples.Of("a", "Another matter", "x")], [Examples.Of("t", Card, "x"), Examples.Of("u", CardAgain, "x")]).TestTwins);

    [Fact]
    public void A_test_example_that_is_near_to_train_only_through_another_has_not_leaked()
    {
        var twins = In(
            [Examples.Of("a", "When will my new card be here at last", "x")],
            [Examples.Of("t", "When wil my new crd be here at lst", "x"), Examples.Of("u", "Whn wil my nw crd be hre at lst", "x")]);

        Assert.Equal(3, Assert.Single(twins.Clusters).Members.Length);
        Assert.Equal([new ExampleId("t")], twins.TestTwins);
    }

    [Fact]
    public void The_survivor_is_the_one_in_the_test() =>
        Assert.Equal(new ExampleId("t"), Assert.Single(In([Examples.Of("a", Card, "x")], [Examples.Of("t", CardAgain, "x")]).Clusters).Survivor);

    [Fact]
    public void Within_a_split_the_earliest_survives_and_then_the_smallest_id()
    {
        var early = DateTimeOffset.UnixEpoch;

        Assert.Equal(new ExampleId("c"), SurvivorOf(Timed("a", null), Timed("b", early.AddDays(1)), Timed("c", early), Timed("d", early)));
        Assert.Equal(new ExampleId("a"), SurvivorOf(Timed("b", null), Timed("a", null)));
    }

    [Fact]
    public void The_order_of_the_examples_does_not_matter()
    {
        Example[] examples = [.. Enumerable.Range(0, 60).Select(i => Examples.Of($"e{i:D2}", $"{(i % 2 == 0 ? Card : CardAgain)} number {i % 9}", "x"))];

        var one = Twins.Among(examples, new SimilarityOptions(), null, TestContext.Current.CancellationToken);
        var other = Twins.Among(examples.Reverse(), new SimilarityOptions(), null, TestContext.Current.CancellationToken);

        Assert.Equal(one.Clusters.Select(cluster => string.Join(' ', cluster.Members)), other.Clusters.Select(cluster => string.Join(' ', cluster.Members)));
    }

    private static ExampleId SurvivorOf(params Example[] examples) =>
        Assert.Single(Twins.Among(examples, new SimilarityOptions(), null, TestContext.Current.CancellationToken).Clusters).Survivor;

    private static Example Timed(string id, DateTimeOffset? time) => Examples.Of(id, Card, "x") with { Time = time };

    private static Twins In(Example[] train, Example[] test) =>
        Twins.In(Dataset.Create([new(Split.Train, train), new(Split.Test, test)]), new SimilarityOptions(), null, TestContext.Current.CancellationToken);
}
