using Rung.Tensors.Kernels.Bias;
using Rung.Tensors.Kernels.Products;
using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Kernels.Weights;

namespace Rung.Tensors.Layers;

/// <summary>
/// y = x·Wᵀ + b, and what an adapter adds. Weights are packed once and frozen; a layer that is trained as a whole keeps them
/// in floats beside, and packs them anew after each step.
/// </summary>
internal sealed class Linear : IDisposable
{
    /// <param name="name">Its path in the model, such as <c>model.layers.0.self_attn.q_proj</c>.</param>
    /// <param name="weight">(outputs, inputs); owned by this layer.</param>
    /// <param name="bias">One number for each output, or nothing.</param>
    public Linear(string name, WeightMatrix weight, Parameter? bias = null)
    {
        Name = name;
        Weight = weight;
        Bias = bias;
    }

    public string Name { get; }

    public WeightMatrix Weight { get; }

    public Parameter? Bias { get; }

    /// <summary>The weights in floats while they are trained, nothing otherwise.</summary>
    public Parameter? TrainedWeight { get; private set; }

    public LowRank? Adapter { get; set; }

    public int Inputs => Weight.Inputs;

    public int Outputs => Weight.Outputs;

    /// <summary>Y (rows, outputs) = X (rows, inputs)·Wᵀ + b, or added to Y.</summary>
    /// <param name="computation">The threads and what is dropped.</param>
    /// <param name="x">(rows, inputs).</param>
    /// <param name="y">(rows, outputs).</param>
    /// <param name="rows">How many.</param>
    /// <param name="low">Keeps what the adapter's backward pass needs.</param>
    /// <param name="accumulates">Adds to y.</param>
    public void Forward(
        Computation computation, ReadOnlySpan<float> x, Span<float> y, int rows, Floats low, bool accumulates = false)
    {
        Weight.Multiply(computation.Workers, x, rows, y, accumulates);
        Complete(computation, x, y, rows, low);
    }

    /// <summary>Adds bias and adapter to X·Wᵀ.</summary>
    public void Complete(Computation computation, ReadOnlySpan<float> x, Span<float> y, int rows, Floats low)
    {
        if (Bias is not null)
        {
            RowBias.Add(y[..(rows * Outputs)], Bias.Values);
        }

        Adapter?.Forward(computation, x, y, rows, low);
    }

    /// <summary>Adds to the gradients of what is trained; dX = dY·W, or added to dX, or not computed where dX is empty.</summary>
    public void Backward(
        Computation computation, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx, int rows, Floats low, bool accumulates = false)
    {
        if (!dx.IsEmpty)
        {
            Weight.MultiplyBackward(computation.Workers, dy, rows, dx, accumulates);
        }

        if (TrainedWeight?.Gradient is { } gradient)
        {
            Product.Multiply(
                computation.Workers, new MatrixView(dy, rows, Outputs).Transposed, new MatrixView(x, rows, Inputs), gradient, accumulates: true);
        }

        if (Bias?.Gradient is { } slopes)
        {
            RowBias.Backward(computation.Workers, dy[..(rows * Outputs)], slopes);
        }

        Adapter?.Backward(computation, x, dy, dx, rows, low);
    }

    /// <summary>Trains all of the layer from now on.</summary>
    public IEnumerable<Parameter> Train()
    {
        if (TrainedWeight is null)
        {
            var values = new float[checked(Outputs * Inputs)];
            Weight.Unpack(values);
            TrainedWeight = new Parameter($"{Name}.weight", [Outputs, Inputs], values);
        }

        TrainedWeight.Train();
        Bias?.Train();
        return Bias is null ? [TrainedWeight] : [TrainedWeight, Bias];
    }

    /// <summary>Takes the trained weights over into the packed ones.</summary>
    public void Repack(Workers workers)
    {
        if (TrainedWeight is not null)
        {
            Weight.Replace(workers, TrainedWeight.Values);
        }
    }

    public void Dispose() => Weight.Dispose();
}
