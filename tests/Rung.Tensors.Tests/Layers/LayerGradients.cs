using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Kernels.Weights;
using Rung.Tensors.Layers;
using Rung.Tensors.Tests.Kernels.Reference;
using Rung.Tensors.Tests.Models;

namespace Rung.Tensors.Tests.Layers;

/// <summary>
/// Holds a layer's backward pass against finite differences, in double precision, of an obvious forward pass: for the input and
/// for every parameter, entry by entry, of the sum of the outputs weighted by chance.
/// </summary>
internal sealed class LayerGradients : IDisposable
{
    private const double Tolerance = 1e-4;

    private readonly Random _random;
    private readonly List<Parameter> _parameters = [];
    private readonly List<IDisposable> _owned = [];

    public LayerGradients(int seed)
    {
        _random = new Random(seed);
        Computation = new Computation(Workers);
    }

    public Workers Workers { get; } = new(2);

    public Computation Computation { get; }

    /// <summary>The parameters in double precision, by their names.</summary>
    public ReferenceWeights Weights { get; } = new();

    public float[] Numbers(int count, float centre = 0) => [.. Enumerable.Range(0, count).Select(_ => centre + _random.NextSingle() - 0.5f)];

    public Parameter Vector(string name, int length, float centre = 0) => Trained(new Parameter(name, [length], Numbers(length, centre)));

    public Linear Linear(string name, int outputs, int inputs)
    {
        var linear = new Linear(name, WeightMatrix.Pack(Workers, Numbers(outputs * inputs), outputs, inputs), new Parameter($"{name}.bias", [outputs], Numbers(outputs)));
        _owned.Add(linear);
        foreach (var parameter in linear.Train())
        {
            Trained(parameter);
        }

        return linear;
    }

    public Norm RmsNorm(string name, int width) => new(Vector($"{name}.weight", width, centre: 1), Bias: null, 1e-5f);

    public Norm LayerNorm(string name, int width) => new(Vector($"{name}.weight", width, centre: 1), Vector($"{name}.bias", width), 1e-5f);

    public Parameter Trained(Parameter parameter)
    {
        parameter.Train();
        _parameters.Add(parameter);
        Weights.Add(parameter.Name, Array.ConvertAll(parameter.Values, value => (double)value), [.. parameter.Shape]);
        return parameter;
    }

    /// <param name="rows">Rows of the input.</param>
    /// <param name="width">Its columns.</param>
    /// <param name="reference">The obvious forward pass.</param>
    /// <param name="run">Ours: forward and, from the gradient of its outputs, backward; gives outputs and the gradient of the input.</param>
    public void Check(int rows, int width, Func<double[][], double[][]> reference, Func<float[], Func<int, float[]>, (float[] Outputs, float[] Gradient)> run)
    {
        var x = Numbers(rows * width);
        var slopes = Array.Empty<float>();
        var (outputs, gradient) = run(x, count => slopes = Numbers(count));
        var input = Array.ConvertAll(x, value => (double)value);
        double[] Flat()
        {
            return [.. reference([.. input.Chunk(width)]).SelectMany(row => row)];
        }

        float[] Differences(double[] values)
        {
            return Gradients.Of(_ => Flat(), values, slopes);
        }

        Assert.Equal(Flat(), Array.ConvertAll(outputs, value => (double)value), (one, other) => Math.Abs(one - other) <= 1e-4 * (1 + Math.Abs(one)));
        AssertNear("the input", Differences(input), gradient);
        Assert.All(_parameters, parameter => AssertNear(parameter.Name, Differences(Weights[parameter.Name]), parameter.Gradient!));
    }

    public void Dispose()
    {
        _owned.ForEach(owned => owned.Dispose());
        Computation.Dispose();
        Workers.Dispose();
    }

    private static void AssertNear(string name, float[] expected, float[] actual)
    {
        var length = Math.Sqrt(expected.Sum(slope => (double)slope * slope));
        var error = Math.Sqrt(expected.Zip(actual, (slope, other) => ((double)slope - other) * ((double)slope - other)).Sum());

        // The bias of the keys moves all scores of a query alike: its true gradient is zero, and ours is what rounding leaves.
        Assert.True(error <= (Tolerance * length) + 1e-6, $"{name}: relative error {error / length:E2}, |slope| {length:E2}.");
        Assert.True(length > 1e-6 || name.EndsWith("key.bias", StringComparison.Ordinal), $"{name} has no slope.");
    }
}
