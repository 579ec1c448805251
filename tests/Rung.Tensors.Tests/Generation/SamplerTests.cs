using Rung.Tensors.Generation;

namespace Rung.Tensors.Tests.Generation;

public sealed class SamplerTests
{
    // Probabilities of .5, .25, .125, .0625 and .0625.
    private static readonly float[] Logits = [.. new[] { 0.125, 0.5, 0.0625, 0.25, 0.0625 }.Select(p => (float)Math.Log(p))];

    [Fact]
    public void Without_a_temperature_the_likeliest_is_taken_and_of_equals_the_first()
    {
        Assert.Equal(1, Sample(SamplingOptions.Greedy, Logits));
        Assert.Equal(0, Sample(SamplingOptions.Greedy, [3, 3, 1]));
    }

    [Fact]
    public void Shares_of_many_draws_are_the_probabilities()
    {
        var shares = Shares(new SamplingOptions { Temperature = 1, Seed = 5 });

        Assert.Equal([0.125, 0.5, 0.0625, 0.25, 0.0625], shares, (one, other) => Math.Abs(one - other) < 0.01);
    }

    [Fact]
    public void A_temperature_sharpens_or_flattens()
    {
        // Squared and normalised: .25 of .25 + .0625 + .015625 + 2 · .00390625.
        var shares = Shares(new SamplingOptions { Temperature = 0.5f, Seed = 5 });

        Assert.Equal(0.744, shares[1], tolerance: 0.01);
    }

    [Theory]
    [InlineData(1, 1f, 0f, new[] { 1 })]
    [InlineData(2, 1f, 0f, new[] { 1, 3 })]
    [InlineData(4, 1f, 0f, new[] { 0, 1, 2, 3 })]
    [InlineData(0, 0.4f, 0f, new[] { 1 })]
    [InlineData(0, 0.6f, 0f, new[] { 1, 3 })]
    [InlineData(0, 0.8f, 0f, new[] { 0, 1, 3 })]
    [InlineData(0, 1f, 0.2f, new[] { 0, 1, 3 })]
    [InlineData(0, 1f, 0.6f, new[] { 1 })]
    [InlineData(3, 0.6f, 0f, new[] { 1, 3 })]
    public void Filters_leave_the_tokens_that_they_say(int topK, float topP, float minP, int[] expected)
    {
        var shares = Shares(new SamplingOptions { Temperature = 1, TopK = topK, TopP = topP, MinP = minP, Seed = 9 });

        Assert.Equal(expected, Enumerable.Range(0, shares.Length).Where(token => shares[token] > 0));
    }

    [Fact]
    public void A_repetition_penalty_makes_seen_tokens_less_likely()
    {
        var sampler = new Sampler(new SamplingOptions { RepetitionPenalty = 2 }, text: 0);
        sampler.See([0, 2]);

        Assert.Equal(1, sampler.Next([3, 2, -0.5f]));
        Assert.Equal(0, sampler.Next([3, -1.4f, -1]));
        Assert.Equal(1, sampler.Next([-0.9f, -1.4f, -1]));
    }

    [Fact]
    public void The_same_seed_draws_the_same_and_texts_do_not_disturb_each_other()
    {
        var options = new SamplingOptions { Temperature = 1, Seed = 3 };
        var (one, same, other) = (new Sampler(options, 0), new Sampler(options, 0), new Sampler(options, 1));

        var drawn = Draw(one, 50);

        Assert.Equal(drawn, Draw(same, 50));
        Assert.NotEqual(drawn, Draw(other, 50));
    }

    [Fact]
    public void A_mask_that_leaves_nothing_is_an_error() =>
        Assert.Throws<GenerationException>(() => Sample(SamplingOptions.Greedy, [float.NegativeInfinity, float.NegativeInfinity]));

    [Fact]
    public void Logits_that_are_no_numbers_are_an_error() =>
        Assert.Throws<GenerationException>(() => Sample(SamplingOptions.Greedy, [1, float.NaN]));

    private static int Sample(SamplingOptions options, float[] logits) => new Sampler(options, text: 0).Next((float[])logits.Clone());

    private static int[] Draw(Sampler sampler, int count) => [.. Enumerable.Range(0, count).Select(_ => sampler.Next((float[])Logits.Clone()))];

    private static double[] Shares(SamplingOptions options)
    {
        var drawn = Draw(new Sampler(options, text: 0), 20_000);
        return [.. Enumerable.Range(0, Logits.Length).Select(token => drawn.Count(other => other == token) / 20_000.0)];
    }
}
