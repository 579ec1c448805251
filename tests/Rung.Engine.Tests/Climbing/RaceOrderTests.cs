using Rung.Core.Data;
using Rung.Engine.Climbing;

namespace Rung.Engine.Tests.Climbing;

public sealed class RaceOrderTests
{
    private static readonly Example[] Examples =
    [
        .. Enumerable.Range(0, 60).Select(i => new Example
        {
            Id = new ExampleId($"e{i}"),
            Input = ExampleInput.OfText($"{i}"),
            Group = i % 3 == 0 ? null : $"g{i % 7}",
        }),
    ];

    [Fact]
    public void A_group_is_answered_in_one_go()
    {
        var groups = RaceOrder.Of(Examples, seed: 1).Select(example => example.Group ?? example.Id.ToString()).ToArray();

        var changes = groups.Zip(groups.Skip(1)).Count(pair => pair.First != pair.Second) + 1;

        Assert.Equal(groups.Distinct().Count(), changes);
    }

    [Fact]
    public void The_order_of_the_file_plays_no_part() =>
        Assert.Equal(RaceOrder.Of(Examples, seed: 1), RaceOrder.Of(Examples.Reverse(), seed: 1));

    [Fact]
    public void Another_seed_gives_another_order() =>
        Assert.NotEqual(RaceOrder.Of(Examples, seed: 1), RaceOrder.Of(Examples, seed: 2));
}
