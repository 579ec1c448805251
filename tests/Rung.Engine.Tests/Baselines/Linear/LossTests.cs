using Rung.Core.Statistics;
using Rung.Engine.Baselines.Linear;

namespace Rung.Engine.Tests.Baselines.Linear;

public sealed class LossTests
{
    // The stationarity of the block: ln p + c‖x‖²·p − z − c‖x‖²·q is the same for every label.
    [Theory]
    [InlineData(2, 0.5f)]
    [InlineData(3, 8f)]
    [InlineData(17, 2f)]
    [InlineData(77, 64f)]
    [InlineData(77, 1000f)]
    public void A_softmax_step_solves_its_block(int labels, float c)
    {
        var random = new SplitMix64(7);
        var loss = new SoftmaxLoss(labels);
        for (var turn = 0; turn < 100; turn++)
        {
            var scores = Draw(random, labels, scale: 8);
            var q = Softmax(Draw(random, labels, scale: 6));
            var label = random.Next(labels);
            var duals = q.Select((p, i) => (float)(c * ((i == label ? 1 : 0) - p))).ToArray();
            var deltas = new float[labels];

            loss.Gap(scores, label, duals, c);
            loss.Step(scores, label, duals, c, squaredNorm: 2, deltas);

            var p = duals.Select((dual, i) => (i == label ? 1 : 0) - (((double)dual + deltas[i]) / c)).ToArray();
            var sides = p.Select((value, i) => Math.Log(value) + (2 * c * (value - q[i])) - scores[i]).ToArray();
            var certain = Enumerable.Range(0, labels).Where(i => p[i] > 1e-3).ToArray();
            Assert.Equal(1, p.Sum(), 1e-4);
            Assert.All(certain, i => Assert.Equal(sides[certain[0]], sides[i], 0.02 + (2e-5 * c)));
        }
    }

    [Fact]
    public void The_softmax_gap_is_the_divergence_from_the_softmax()
    {
        var random = new SplitMix64(3);
        var scores = Draw(random, 5, scale: 3);
        var q = Softmax(Draw(random, 5, scale: 3));
        var softmax = Softmax(scores);
        var duals = q.Select((p, i) => (float)(4 * ((i == 2 ? 1 : 0) - p))).ToArray();

        var gap = new SoftmaxLoss(5).Gap(scores, label: 2, duals, c: 4);

        Assert.Equal(q.Zip(softmax, (p, s) => p * Math.Log(p / s)).Sum(), gap, 1e-5);
    }

    // The obvious loop over labels, each a step of Hsieh et al., algorithm 3.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(77)]
    public void A_hinge_step_is_liblinears_for_each_label(int labels)
    {
        const float c = 0.7f;
        const float norm = 1.8f;
        var random = new SplitMix64(11);
        var scores = Draw(random, labels, scale: 2);
        var alphas = Draw(random, labels, scale: 1).Select(draw => Math.Max(draw, 0)).ToArray();
        var label = labels / 2;
        var signs = Enumerable.Range(0, labels).Select(i => i == label ? 1f : -1f).ToArray();
        float[] duals = [.. alphas.Zip(signs, (alpha, sign) => alpha * sign)];
        var deltas = new float[labels];
        var loss = new SquaredHingeLoss(labels);

        var gap = loss.Gap(scores, label, duals, c);
        loss.Step(scores, label, duals, c, norm, deltas);

        var expectedGap = 0.0;
        for (var i = 0; i < labels; i++)
        {
            var gradient = (signs[i] * scores[i]) - 1 + (alphas[i] / (2 * c));
            var next = Math.Max(alphas[i] - (gradient / (norm + (1 / (2 * c)))), 0);
            Assert.Equal(signs[i] * (next - alphas[i]), deltas[i], 1e-5f);

            var missing = 1 - (signs[i] * scores[i]);
            var squaredHinge = Math.Max(missing, 0) * Math.Max(missing, 0);
            expectedGap += squaredHinge - (alphas[i] * missing / c) + (alphas[i] * alphas[i] / (4 * c * c));
        }

        Assert.Equal(expectedGap, gap, 1e-4 * labels);
    }

    private static float[] Draw(SplitMix64 random, int count, double scale) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)(scale * ((2 * random.NextDouble()) - 1)))];

    private static double[] Softmax(float[] scores)
    {
        var exponentials = Array.ConvertAll(scores, score => Math.Exp(score));
        return Array.ConvertAll(exponentials, value => value / exponentials.Sum());
    }
}
