using System.Runtime.InteropServices;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Weights;

/// <summary>
/// A matrix of weights (outputs, inputs), packed once in panels that serve prefill, decoding and the backward pass. Any
/// number of threads may read it. The owner disposes it.
/// </summary>
internal abstract class WeightMatrix : IDisposable
{
    private protected WeightMatrix(int outputs, int inputs)
    {
        Outputs = outputs;
        Inputs = inputs;
    }

    public int Outputs { get; }

    public int Inputs { get; }

    public abstract WeightFormat Format { get; }

    /// <summary>What the weights take in memory, in bytes.</summary>
    public abstract long Bytes { get; }

    /// <param name="workers">Who packs.</param>
    /// <param name="values">(outputs, inputs), row by row.</param>
    /// <param name="outputs">Rows.</param>
    /// <param name="inputs">Columns.</param>
    /// <param name="format">How to hold them.</param>
    public static WeightMatrix Pack(
        Workers workers, ReadOnlySpan<float> values, int outputs, int inputs, WeightFormat format = WeightFormat.Float32) =>
        Pack(workers, MemoryMarshal.AsBytes(values), StoredType.Float32, outputs, inputs, format);

    /// <summary>
    /// The same from the bytes of a checkpoint, which may be mapped: they are read once and not kept.
    /// </summary>
    public static WeightMatrix Pack(
        Workers workers, ReadOnlySpan<byte> stored, StoredType type, int outputs, int inputs, WeightFormat format)
    {
        ArgumentNullException.ThrowIfNull(workers);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputs);
        WeightMatrix matrix = format switch
        {
            WeightFormat.Float32 => new PackedWeights<Float32Codec>(outputs, inputs),
            WeightFormat.BFloat16 => new PackedWeights<BFloat16Codec>(outputs, inputs),
            WeightFormat.Float16 => new PackedWeights<Float16Codec>(outputs, inputs),
            WeightFormat.Int8 => new PackedWeights<Int8Codec>(outputs, inputs),
            WeightFormat.Nf4 => new PackedWeights<Nf4Codec>(outputs, inputs),
            WeightFormat.Nf4Double => new PackedWeights<Nf4DoubleCodec>(outputs, inputs),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No such format."),
        };
        matrix.Replace(workers, stored, type);
        return matrix;
    }

    /// <summary>Packs other values of the same shape, as training does after each step.</summary>
    public abstract void Replace(Workers workers, ReadOnlySpan<byte> stored, StoredType type);

    public void Replace(Workers workers, ReadOnlySpan<float> values) =>
        Replace(workers, MemoryMarshal.AsBytes(values), StoredType.Float32);

    /// <summary>Y (rows, outputs) = X (rows, inputs) · Wᵀ, or added to Y.</summary>
    public abstract void Multiply(
        Workers workers, ReadOnlySpan<float> x, int rows, Span<float> y, bool accumulates = false);

    /// <summary>
    /// Several matrices, of this one's format and number of inputs, times the same rows: handed out as one work, for each
    /// alone may be too small for all threads.
    /// </summary>
    /// <param name="workers">Who computes.</param>
    /// <param name="matrices">This one may be among them.</param>
    /// <param name="x">(rows, inputs).</param>
    /// <param name="rows">How many.</param>
    /// <param name="results">Where each one's (rows, outputs) go: addresses outside the managed heap.</param>
    public abstract void MultiplyEach(
        Workers workers, ReadOnlySpan<WeightMatrix> matrices, ReadOnlySpan<float> x, int rows, ReadOnlySpan<nint> results);

    /// <summary>dX (rows, inputs) = dY (rows, outputs) · W, or added to dX.</summary>
    public abstract void MultiplyBackward(
        Workers workers, ReadOnlySpan<float> dy, int rows, Span<float> dx, bool accumulates = false);

    /// <summary>
    /// The rows of these numbers, one behind the other: (rows, inputs). An embedding that shares the head's weights.
    /// </summary>
    public abstract void Gather(ReadOnlySpan<int> outputs, Span<float> rows);

    /// <summary>All weights in floats, (outputs, inputs).</summary>
    public void Unpack(Span<float> values)
    {
        for (var output = 0; output < Outputs; output++)
        {
            Gather([output], values.Slice(output * Inputs, Inputs));
        }
    }

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool isDisposing);
}
