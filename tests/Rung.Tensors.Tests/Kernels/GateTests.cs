using Rung.Tensors.Kernels.Activations;
using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Tests.Kernels.Reference;

namespace Rung.Tensors.Tests.Kernels;

public sealed class GateTests : IDisposable
{
    private readonly Workers _workers = new(2);

    public static TheoryData<int, int> Cases()
    {
        var data = new TheoryData<int, int>();
        foreach (var activation in Enum.GetValues<Activation>())
        {
            data.Add((int)activation, 1);
            data.Add((int)activation, 77);
        }

        return data;
    }

    public void Dispose() => _workers.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_gate_is_its_activation_times_up(int activation, int length)
    {
        var (gate, up) = (Arrays.Normal(length, seed: 1, scale: 3), Arrays.Normal(length, seed: 2));
        var y = new float[length];

        Gate.Forward(_workers, (Activation)activation, gate, up, y);

        float[] expected = [.. gate.Zip(up, (g, u) => (float)(Plain.Activate((Activation)activation, g) * u))];
        Assert.InRange(Arrays.Distance(expected, y), 0, 1e-6);
    }

    [Fact]
    public void A_long_gate_is_parted_without_a_seam()
    {
        var (gate, y) = (Arrays.Normal(20_001, seed: 1, scale: 3), new float[20_001]);

        Gate.Forward(_workers, Activation.Silu, gate, [], y);

        Assert.InRange(Arrays.Distance([.. gate.Select(g => (float)Plain.Activate(Activation.Silu, g))], y), 0, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_are_those_of_finite_differences(int activation, int length)
    {
        var (gate, up, dy) = (Arrays.Normal(length, seed: 1, scale: 2), Arrays.Normal(length, seed: 2), Arrays.Normal(length, seed: 3));
        var (dGate, dUp) = (new float[length], new float[length]);

        Gate.Backward(_workers, (Activation)activation, gate, up, dy, dGate, dUp);

        var (g, u) = (Gradients.Double(gate), Gradients.Double(up));
        Assert.InRange(Arrays.Distance(Gradients.Of(at => Gated(at, u), g, dy), dGate), 0, 1e-4);
        Assert.InRange(Arrays.Distance(Gradients.Of(at => Gated(g, at), u, dy), dUp), 0, 1e-4);

        double[] Gated(double[] x, double[] factor)
        {
            return [.. x.Zip(factor, (value, other) => Plain.Activate((Activation)activation, value) * other)];
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Without_up_the_gradient_is_the_slope(int activation, int length)
    {
        var (x, dy, dx) = (Arrays.Normal(length, seed: 1, scale: 2), Arrays.Normal(length, seed: 3), new float[length]);

        Gate.Backward(_workers, (Activation)activation, x, [], dy, dx, []);

        var expected = Gradients.Of(at => [.. at.Select(value => Plain.Activate((Activation)activation, value))], Gradients.Double(x), dy);
        Assert.InRange(Arrays.Distance(expected, dx), 0, 1e-4);
    }
}
