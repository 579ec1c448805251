using Rung.Tensors.Kernels.Loss;
using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Tests.Kernels.Reference;

namespace Rung.Tensors.Tests.Kernels;

public sealed class LossTests : IDisposable
{
    private readonly Workers _workers = new(2);

    public static TheoryData<int, int> Shapes() => new() { { 1, 1 }, { 3, 7 }, { 5, 64 }, { 4, 5_001 } };

    public void Dispose() => _workers.Dispose();

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Probabilities_are_shares_of_one(int rows, int width)
    {
        var x = Arrays.Normal(rows * width, seed: 1, scale: 5);
        var actual = x.ToArray();

        Softmax.Forward(_workers, actual, width);

        Assert.InRange(Arrays.Distance(Gradients.Single(Plain.Softmax(Gradients.Double(x), width)), actual), 0, 1e-6);
    }

    [Fact]
    public void The_gradient_of_softmax_is_that_of_finite_differences()
    {
        var (x, dy, dx) = (Arrays.Normal(3 * 13, seed: 1), Arrays.Normal(3 * 13, seed: 2), new float[3 * 13]);
        var probabilities = x.ToArray();

        Softmax.Forward(_workers, probabilities, 13);
        Softmax.Backward(_workers, probabilities, dy, 13, dx);

        Assert.InRange(Arrays.Distance(Gradients.Of(at => Plain.Softmax(at, 13), Gradients.Double(x), dy), dx), 0, 1e-4);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_loss_is_minus_the_logarithm_of_the_targets_probability(int rows, int width)
    {
        var logits = Arrays.Normal(rows * width, seed: 1, scale: 5);
        var targets = Targets(rows, width);
        var (losses, fused) = (new float[rows], new float[rows]);
        var kept = logits.ToArray();

        CrossEntropy.Forward(_workers, logits, targets, losses);
        CrossEntropy.ForwardAndBackward(_workers, kept.ToArray(), targets, scale: 1, fused);

        var expected = Gradients.Single(Plain.CrossEntropy(Gradients.Double(logits), targets));
        Assert.Equal(kept, logits);
        Assert.All(expected.Zip(losses, (a, b) => Math.Abs(a - b)), difference => Assert.InRange(difference, 0, 1e-5));
        Assert.All(expected.Zip(fused, (a, b) => Math.Abs(a - b)), difference => Assert.InRange(difference, 0, 1e-5));
    }

    [Fact]
    public void The_gradient_of_the_loss_is_that_of_finite_differences()
    {
        var logits = Arrays.Normal(4 * 21, seed: 1);
        int[] targets = [3, CrossEntropy.NoTarget, 20, 0];
        var actual = logits.ToArray();

        CrossEntropy.ForwardAndBackward(_workers, actual, targets, scale: 0.25f, new float[4]);

        var expected = Gradients.Of(at => Plain.CrossEntropy(at, targets), Gradients.Double(logits), [0.25f, 0.25f, 0.25f, 0.25f]);
        Assert.InRange(Arrays.Distance(expected, actual), 0, 1e-4);
    }

    [Theory]
    [InlineData(HeadLoss.DefaultMostLogits)]
    [InlineData(1)] // logits for 12 rows at a time
    public void The_fused_head_is_product_and_loss(int mostLogits)
    {
        const int width = 6, vocabulary = 190;
        var (hidden, weight) = (Arrays.Normal(15 * width, seed: 1), Arrays.Normal(vocabulary * width, seed: 2));
        var targets = Targets(15, vocabulary);
        (targets[4], targets[14]) = (CrossEntropy.NoTarget, CrossEntropy.NoTarget);
        using var head = WeightMatrix.Pack(_workers, weight, vocabulary, width);
        var (losses, dHidden, dHead) = (new float[15], Arrays.Normal(15 * width, seed: 3), new float[weight.Length]);

        HeadLoss.Compute(_workers, head, hidden, targets, scale: 0.5f, losses, dHidden, dHead, mostLogits);

        var (expectedLosses, logits) = (new float[15], new float[15 * vocabulary]);
        head.Multiply(_workers, hidden, 15, logits);
        CrossEntropy.ForwardAndBackward(_workers, logits, targets, 0.5f, expectedLosses);
        Assert.Equal(expectedLosses, losses);
        Assert.InRange(Arrays.Distance(GradientOfHidden(logits, weight, width), dHidden), 0, 1e-5);
        Assert.InRange(Arrays.Distance(GradientOfHead(logits, hidden, width, vocabulary), dHead), 0, 1e-5);
    }

    [Fact]
    public void The_whole_head_agrees_with_finite_differences()
    {
        const int width = 5, vocabulary = 17;
        var (hidden, weight) = (Arrays.Normal(4 * width, seed: 1), Arrays.Normal(vocabulary * width, seed: 2));
        int[] targets = [3, 16, CrossEntropy.NoTarget, 0];
        using var head = WeightMatrix.Pack(_workers, weight, vocabulary, width);
        var (dHidden, dHead) = (new float[hidden.Length], new float[weight.Length]);

        HeadLoss.Compute(_workers, head, hidden, targets, scale: 1, new float[4], dHidden, dHead);

        var (x, w) = (Gradients.Double(hidden), Gradients.Double(weight));
        float[] ones = [1, 1, 1, 1];
        Assert.InRange(Arrays.Distance(Gradients.Of(at => Plain.CrossEntropy(Plain.Linear(at, w, width), targets), x, ones), dHidden), 0, 1e-4);
        Assert.InRange(Arrays.Distance(Gradients.Of(at => Plain.CrossEntropy(Plain.Linear(x, at, width), targets), w, ones), dHead), 0, 1e-4);
    }

    private static int[] Targets(int rows, int width)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, rows).Select(_ => random.Next(width))];
    }

    private static float[] GradientOfHidden(float[] dLogits, float[] weight, int width)
    {
        var vocabulary = weight.Length / width;
        var sums = new double[dLogits.Length / vocabulary * width];
        for (var i = 0; i < dLogits.Length; i++)
        {
            for (var k = 0; k < width; k++)
            {
                sums[(i / vocabulary * width) + k] += (double)dLogits[i] * weight[(i % vocabulary * width) + k];
            }
        }

        return Gradients.Single(sums);
    }

    private static float[] GradientOfHead(float[] dLogits, float[] hidden, int width, int vocabulary)
    {
        var sums = new double[vocabulary * width];
        for (var i = 0; i < dLogits.Length; i++)
        {
            for (var k = 0; k < width; k++)
            {
                sums[(i % vocabulary * width) + k] += (double)dLogits[i] * hidden[(i / vocabulary * width) + k];
            }
        }

        return Gradients.Single(sums);
    }
}
