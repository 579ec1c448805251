using Rung.Tensors.Training;

namespace Rung.Tensors.Tests.Training;

public sealed class DataOrderTests
{
    [Fact]
    public void Every_epoch_shows_every_example_once_in_an_order_of_its_own()
    {
        var order = new DataOrder(examples: 23, batchSize: 4, seed: 3);
        var epochs = Enumerable.Range(0, 2)
            .Select(epoch => Enumerable.Range(0, order.StepsPerEpoch).SelectMany(step => order.At((epoch * order.StepsPerEpoch) + step).ToArray()).ToArray())
            .ToArray();

        Assert.All(epochs, epoch => Assert.Equal(Enumerable.Range(0, 23), epoch.Order()));
        Assert.NotEqual(epochs[0], epochs[1]);
    }

    [Fact]
    public void A_step_shows_the_same_examples_whenever_it_is_asked_for()
    {
        var (straight, jumping) = (new DataOrder(23, 4, 3), new DataOrder(23, 4, 3));
        straight.At(0);
        straight.At(7);

        Assert.Equal(straight.At(8).ToArray(), jumping.At(8).ToArray());
    }

    [Fact]
    public void Passes_hold_as_many_tokens_as_fit()
    {
        int[] tokens = [5, 5, 20, 3, 3, 4];

        var passes = Passes.Of([0, 1, 2, 3, 4, 5], maxTokens: 10, example => tokens[example]);

        Assert.Equal(["0 1", "2", "3 4 5"], passes.Select(pass => string.Join(' ', pass)));
    }
}
