using Rung.Tensors.Generation;

namespace Rung.Tensors.Tests.Generation;

public sealed class LikeliestTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(1000, 40)]
    [InlineData(1000, 1000)]
    [InlineData(10, 30)]
    public void The_largest_are_those_that_sorting_all_finds(int tokens, int count)
    {
        var weights = Weights(tokens);

        var kept = Likeliest.Of(weights, count);

        Assert.Equal(Sorted(weights).Take(count), kept);
    }

    [Fact]
    public void A_token_of_no_weight_is_never_among_them() =>
        Assert.Equal([(1f, 1)], Likeliest.Of([float.NegativeInfinity, 1, float.NegativeInfinity], 3));

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 0.5)]
    [InlineData(1000, 0)]
    [InlineData(1000, 0.01)]
    [InlineData(1000, 0.5)]
    [InlineData(1000, 0.95)]
    [InlineData(1000, 1.1)]
    public void The_fewest_that_have_a_weight_together_are_those_that_sorting_all_finds(int tokens, double share)
    {
        var entries = Sorted(Weights(tokens)).OrderBy(entry => entry.Token).ToArray();
        var target = share * entries.Sum(entry => (double)entry.Weight);

        var count = Likeliest.Gather(entries, target);

        var sorted = Sorted(Weights(tokens)).ToArray();
        var (expected, reached) = (0, 0.0);
        while (expected < tokens && reached < target)
        {
            reached += sorted[expected++].Weight;
        }

        Assert.Equal(sorted[..expected], entries[..count].OrderByDescending(entry => entry.Weight).ThenBy(entry => entry.Token));
    }

    // Eighths, so that many are equal and sums are exact.
    private static float[] Weights(int count)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(1, 80) / 8f)];
    }

    private static IEnumerable<(float Weight, int Token)> Sorted(float[] weights) =>
        weights.Select((weight, token) => (weight, token)).OrderByDescending(entry => entry.weight).ThenBy(entry => entry.token);
}
