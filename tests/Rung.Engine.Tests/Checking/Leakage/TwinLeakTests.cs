using System.Collections.Immutable;
using Rung.Core.Data;
using Rung.Engine.Checking.Leakage;

namespace Rung.Engine.Tests.Checking.Leakage;

public sealed class TwinLeakTests
{
    private static readonly ImmutableArray<Example> Train =
    [
        Of("a", "When will my new card arrive?"),
        Of("b", "How do I change my PIN at a machine?"),
        Of("c", "Which currencies can I hold?"),
    ];

    [Fact]
    public void The_same_words_in_another_order_have_leaked()
    {
        var leak = Measure(Train, [Of("t", "my new card, when will arrive"), Of("u", "My transfer was declined")]);

        var leaked = Assert.Single(leak.Leaked);
        Assert.Equal((new ExampleId("t"), new ExampleId("a")), (leaked.Test, leaked.Train));
        Assert.InRange(leaked.Cosine, 0.9, 1);
        Assert.Equal(0.5, leak.Share);
        Assert.InRange(0.5, leak.Interval!.Value.Low, leak.Interval.Value.High);
    }

    [Fact]
    public void What_is_below_the_cosine_has_not_leaked() =>
        Assert.Empty(Measure(Train, [Of("t", "When will the money arrive?")]).Leaked);

    [Fact]
    public void Without_train_or_test_nothing_has_leaked()
    {
        Assert.Empty(Measure([], [Of("t", "anything")]).Leaked);
        Assert.Null(Measure(Train, []).Interval);
    }

    [Fact]
    public void A_sample_of_train_is_said_to_give_a_lower_bound()
    {
        var leak = TwinLeak.Measure(Train, Train, new TwinLeakOptions { Seed = 1, MostTrain = 2, MostTest = 2 }, TestContext.Current.CancellationToken);

        Assert.True(leak.IsLowerBound);
        Assert.Equal(2, leak.TestCount);
    }

    private static TwinLeak Measure(ImmutableArray<Example> train, ImmutableArray<Example> test) =>
        TwinLeak.Measure(train, test, new TwinLeakOptions { Seed = 1 }, TestContext.Current.CancellationToken);

    private static Example Of(string id, string text) => new() { Id = new ExampleId(id), Input = ExampleInput.OfText(text), Expected = "x" };
}
