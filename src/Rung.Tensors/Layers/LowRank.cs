using System.Numerics.Tensors;
using Rung.Tensors.Kernels.Products;

namespace Rung.Tensors.Layers;

/// <summary>
/// What an adapter adds to a linear layer: y += scale · B·A·dropout(x), with A of (rank, inputs) and B of (outputs, rank)
/// (Hu et al., LoRA). The layer's own weights are never touched.
/// </summary>
internal sealed class LowRank
{
    private readonly ulong _stream;

    /// <param name="a">(rank, inputs).</param>
    /// <param name="b">(outputs, rank).</param>
    /// <param name="scale">α/r, or α/√r.</param>
    /// <param name="dropout">The share of the inputs that is dropped while training.</param>
    /// <param name="stream">Its own number among the adapters, for its masks.</param>
    public LowRank(Parameter a, Parameter b, float scale, float dropout, ulong stream)
    {
        (A, B, Scale, Dropout, _stream) = (a, b, scale, dropout, stream);
        Rank = (int)a.Shape[0];
        Inputs = (int)a.Shape[1];
        Outputs = (int)b.Shape[0];
    }

    public Parameter A { get; }

    public Parameter B { get; }

    public float Scale { get; }

    public float Dropout { get; }

    public int Rank { get; }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary>Adds to y (rows, outputs); keeps scale · A·x in <paramref name="low"/>.</summary>
    public void Forward(Computation computation, ReadOnlySpan<float> x, Span<float> y, int rows, Floats low)
    {
        var middle = low.Of((long)rows * Rank);
        Product.Multiply(
            computation.Workers, new MatrixView(Dropped(computation, x, rows), rows, Inputs), new MatrixView(A.Values, Rank, Inputs).Transposed, middle);
        TensorPrimitives.Multiply(middle, Scale, middle);
        Product.Multiply(
            computation.Workers, new MatrixView(middle, rows, Rank), new MatrixView(B.Values, Outputs, Rank).Transposed, y, accumulates: true);
    }

    /// <summary>Adds to the gradients of A and B, and to dx unless it is empty.</summary>
    public void Backward(Computation computation, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx, int rows, Floats low)
    {
        var workers = computation.Workers;
        var slope = new MatrixView(dy, rows, Outputs);
        var middle = new MatrixView(low.Of((long)rows * Rank), rows, Rank);
        Product.Multiply(workers, slope.Transposed, middle, B.Gradient, accumulates: true);

        var lowGradient = computation.LowGradient.Of((long)rows * Rank);
        Product.Multiply(workers, slope, new MatrixView(B.Values, Outputs, Rank), lowGradient);
        TensorPrimitives.Multiply(lowGradient, Scale, lowGradient);
        var down = new MatrixView(lowGradient, rows, Rank);
        Product.Multiply(workers, down.Transposed, new MatrixView(Dropped(computation, x, rows), rows, Inputs), A.Gradient, accumulates: true);
        if (dx.IsEmpty)
        {
            return;
        }

        if (!Drops(computation))
        {
            Product.Multiply(workers, down, new MatrixView(A.Values, Rank, Inputs), dx, accumulates: true);
            return;
        }

        var gradient = computation.Dropped.Of((long)rows * Inputs);
        Product.Multiply(workers, down, new MatrixView(A.Values, Rank, Inputs), gradient);
        Mask(computation.Dropout!.Value, gradient);
        TensorPrimitives.Add(dx[..gradient.Length], gradient, dx);
    }

    private bool Drops(Computation computation) => Dropout > 0 && computation.Dropout is not null;

    private ReadOnlySpan<float> Dropped(Computation computation, ReadOnlySpan<float> x, int rows)
    {
        if (!Drops(computation))
        {
            return x;
        }

        var dropped = computation.Dropped.Of((long)rows * Inputs);
        x[..dropped.Length].CopyTo(dropped);
        Mask(computation.Dropout!.Value, dropped);
        return dropped;
    }

    /// <summary>Zero with the probability of dropout, the rest made larger so that the mean stays.</summary>
    private void Mask(CountedRandom random, Span<float> values)
    {
        var own = random.Child(_stream);
        var kept = 1 / (1 - Dropout);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = own.Uniform((ulong)i) < Dropout ? 0 : values[i] * kept;
        }
    }
}
