using Rung.Tensors.Kernels.Normalization;
using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Tests.Kernels.Reference;

namespace Rung.Tensors.Tests.Kernels;

public sealed class NormalizationTests : IDisposable
{
    private const double Tolerance = 3e-6;
    private const double GradientTolerance = 1e-4;
    private const float Epsilon = 1e-5f;

    private readonly Workers _workers = new(2);

    public static TheoryData<int, int> Shapes() => new() { { 1, 1 }, { 3, 7 }, { 2, 16 }, { 5, 33 }, { 130, 65 } };

    public static TheoryData<int, int> SmallShapes() => new() { { 3, 7 }, { 2, 16 }, { 4, 33 } };

    public void Dispose() => _workers.Dispose();

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Root_mean_square_is_one_before_the_weight(int rows, int width)
    {
        var (x, weight, _) = Inputs(rows, width);
        var y = new float[x.Length];

        RmsNorm.Forward(_workers, x, weight, Epsilon, y, new float[rows]);

        var expected = Plain.RmsNorm(Gradients.Double(x), Gradients.Double(weight), Epsilon);
        Assert.InRange(Arrays.Distance(Gradients.Single(expected), y), 0, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Mean_and_variance_are_taken_out(int rows, int width)
    {
        var (x, weight, bias) = Inputs(rows, width);
        var y = new float[x.Length];

        LayerNorm.Forward(_workers, x, weight, bias, Epsilon, y, new float[rows], new float[rows]);

        var expected = Plain.LayerNorm(Gradients.Double(x), Gradients.Double(weight), Gradients.Double(bias), Epsilon);
        Assert.InRange(Arrays.Distance(Gradients.Single(expected), y), 0, Tolerance);
    }

    [Theory]
    [MemberData(nameof(SmallShapes))]
    public void Gradients_of_rms_norm_are_those_of_finite_differences(int rows, int width)
    {
        var (x, weight, _) = Inputs(rows, width);
        var dy = Arrays.Normal(x.Length, seed: 4);
        var (inverse, dx, dWeight) = (new float[rows], Arrays.Normal(x.Length, seed: 5), new float[width]);
        var before = dx.ToArray();

        RmsNorm.Forward(_workers, x, weight, Epsilon, new float[x.Length], inverse);
        RmsNorm.Backward(_workers, x, weight, inverse, dy, dx, dWeight, accumulates: true);

        var (values, weights) = (Gradients.Double(x), Gradients.Double(weight));
        AssertAdded(before, Gradients.Of(at => Plain.RmsNorm(at, weights, Epsilon), values, dy), dx);
        Assert.InRange(Arrays.Distance(Gradients.Of(at => Plain.RmsNorm(values, at, Epsilon), weights, dy), dWeight), 0, GradientTolerance);
    }

    [Theory]
    [MemberData(nameof(SmallShapes))]
    public void Gradients_of_layer_norm_are_those_of_finite_differences(int rows, int width)
    {
        var (x, weight, bias) = Inputs(rows, width);
        var dy = Arrays.Normal(x.Length, seed: 4);
        var (mean, inverse, dx) = (new float[rows], new float[rows], Arrays.Normal(x.Length, seed: 5));
        var (dWeight, dBias, before) = (new float[width], new float[width], new float[x.Length]);

        LayerNorm.Forward(_workers, x, weight, bias, Epsilon, new float[x.Length], mean, inverse);
        LayerNorm.Backward(_workers, x, weight, mean, inverse, dy, dx, dWeight, dBias);

        var (values, weights, biases) = (Gradients.Double(x), Gradients.Double(weight), Gradients.Double(bias));
        AssertAdded(before, Gradients.Of(at => Plain.LayerNorm(at, weights, biases, Epsilon), values, dy), dx);
        Assert.InRange(Arrays.Distance(Gradients.Of(at => Plain.LayerNorm(values, at, biases, Epsilon), weights, dy), dWeight), 0, GradientTolerance);
        Assert.InRange(Arrays.Distance(Gradients.Of(at => Plain.LayerNorm(values, weights, at, Epsilon), biases, dy), dBias), 0, GradientTolerance);
    }

    private static void AssertAdded(float[] before, float[] gradient, float[] after) =>
        Assert.InRange(Arrays.Distance([.. before.Zip(gradient, (a, b) => a + b)], after), 0, GradientTolerance);

    private static (float[] X, float[] Weight, float[] Bias) Inputs(int rows, int width) => (
        [.. Arrays.Normal(rows * width, seed: 1).Select(value => (2 * value) + 0.5f)],
        Arrays.Normal(width, seed: 2),
        Arrays.Normal(width, seed: 3));
}
