using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Activations;

/// <summary>
/// y = activation(gate) · up, value by value: the gate of SwiGLU and GEGLU. Without an <c>up</c> (empty) y =
/// activation(gate).
/// </summary>
internal static unsafe class Gate
{
    /// <param name="workers">Who computes.</param>
    /// <param name="activation">The non-linearity.</param>
    /// <param name="gate">What it is applied to.</param>
    /// <param name="up">As long as the gate, or empty.</param>
    /// <param name="y">May be the gate or up.</param>
    public static void Forward(
        Workers workers, Activation activation, ReadOnlySpan<float> gate, ReadOnlySpan<float> up, Span<float> y)
    {
        ArgumentNullException.ThrowIfNull(workers);
        Check(gate.Length, up.Length, y.Length, y.Length);
        fixed (float* g = gate, u = up, to = y)
        {
            switch (activation)
            {
                case Activation.Silu:
                    Run(workers, new GateForward<Silu>(g, u, to, gate.Length));
                    break;
                case Activation.Gelu:
                    Run(workers, new GateForward<Gelu>(g, u, to, gate.Length));
                    break;
                case Activation.GeluTanh:
                    Run(workers, new GateForward<GeluTanh>(g, u, to, gate.Length));
                    break;
                case Activation.Relu:
                    Run(workers, new GateForward<Relu>(g, u, to, gate.Length));
                    break;
                default:
                    Run(workers, new GateForward<Tanh>(g, u, to, gate.Length));
                    break;
            }
        }
    }

    /// <param name="workers">Who computes.</param>
    /// <param name="activation">As in the forward pass.</param>
    /// <param name="gate">As in the forward pass.</param>
    /// <param name="up">As in the forward pass.</param>
    /// <param name="dy">The gradient of y.</param>
    /// <param name="dGate">Set; may be dy.</param>
    /// <param name="dUp">Set; empty where there is no up.</param>
    public static void Backward(
        Workers workers,
        Activation activation,
        ReadOnlySpan<float> gate,
        ReadOnlySpan<float> up,
        ReadOnlySpan<float> dy,
        Span<float> dGate,
        Span<float> dUp)
    {
        ArgumentNullException.ThrowIfNull(workers);
        Check(gate.Length, up.Length, Math.Min(dy.Length, dGate.Length), up.IsEmpty ? gate.Length : dUp.Length);
        fixed (float* g = gate, u = up, d = dy, toGate = dGate, toUp = dUp)
        {
            switch (activation)
            {
                case Activation.Silu:
                    Run(workers, new GateBackward<Silu>(g, u, d, toGate, toUp, gate.Length));
                    break;
                case Activation.Gelu:
                    Run(workers, new GateBackward<Gelu>(g, u, d, toGate, toUp, gate.Length));
                    break;
                case Activation.GeluTanh:
                    Run(workers, new GateBackward<GeluTanh>(g, u, d, toGate, toUp, gate.Length));
                    break;
                case Activation.Relu:
                    Run(workers, new GateBackward<Relu>(g, u, d, toGate, toUp, gate.Length));
                    break;
                default:
                    Run(workers, new GateBackward<Tanh>(g, u, d, toGate, toUp, gate.Length));
                    break;
            }
        }
    }

    private static void Run<TActivation>(Workers workers, GateForward<TActivation> work)
        where TActivation : unmanaged, IActivation => workers.Run(work.Items, work);

    private static void Run<TActivation>(Workers workers, GateBackward<TActivation> work)
        where TActivation : unmanaged, IActivation => workers.Run(work.Items, work);

    private static void Check(int gate, int up, int y, int other)
    {
        if ((up != 0 && up != gate) || y < gate || other < gate)
        {
            throw new ArgumentException(
                $"{gate} values of the gate, {up} of up, {y} and {other} of the results do not fit.", nameof(gate));
        }
    }
}
