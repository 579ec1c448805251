using Rung.Tensors.Kernels.Memory;
using Rung.Tensors.Kernels.Products;
using Rung.Tensors.Kernels.Threads;

namespace Rung.Tensors.Kernels.Weights;

/// <summary>Weights in one format.</summary>
internal sealed unsafe class PackedWeights<TCodec> : WeightMatrix
    where TCodec : unmanaged, IWeightCodec
{
    private readonly SharedPages _buffer;

    public PackedWeights(int outputs, int inputs)
        : base(outputs, inputs) =>
        _buffer = SharedPages.Take(new PackedPanels<TCodec>(null, outputs, inputs).Bytes);

    public override WeightFormat Format => TCodec.Format;

    public override long Bytes => _buffer.Bytes;

    private PackedPanels<TCodec> Panels => new(_buffer.Start, Outputs, Inputs);

    public override void Replace(Workers workers, ReadOnlySpan<byte> stored, StoredType type)
    {
        ArgumentNullException.ThrowIfNull(workers);
        var expected = (long)Outputs * Inputs * (type == StoredType.Float32 ? sizeof(float) : sizeof(ushort));
        if (stored.Length != expected)
        {
            throw new ArgumentException(
                $"({Outputs}, {Inputs}) {type} are {expected} bytes, not {stored.Length}.", nameof(stored));
        }

        fixed (byte* bytes = stored)
        {
            workers.Run(Panels.Count, new WeightPacking<TCodec>(Panels, bytes, type));
        }
    }

    public override void Multiply(
        Workers workers, ReadOnlySpan<float> x, int rows, Span<float> y, bool accumulates = false)
    {
        ArgumentNullException.ThrowIfNull(workers);
        CheckLength(x.Length, rows, Inputs, nameof(x));
        CheckLength(y.Length, rows, Outputs, nameof(y));
        fixed (float* from = x, to = y)
        {
            var target = new WeightTarget<TCodec>(Panels, to);
            MultiplyEach(workers, &target, count: 1, from, rows, accumulates);
        }
    }

    public override void MultiplyEach(
        Workers workers, ReadOnlySpan<WeightMatrix> matrices, ReadOnlySpan<float> x, int rows, ReadOnlySpan<nint> results)
    {
        ArgumentNullException.ThrowIfNull(workers);
        CheckLength(x.Length, rows, Inputs, nameof(x));
        var targets = stackalloc WeightTarget<TCodec>[matrices.Length];
        for (var i = 0; i < matrices.Length; i++)
        {
            targets[i] = new WeightTarget<TCodec>(((PackedWeights<TCodec>)matrices[i]).Panels, (float*)results[i]);
        }

        fixed (float* from = x)
        {
            MultiplyEach(workers, targets, matrices.Length, from, rows, accumulates: false);
        }
    }

    public override void MultiplyBackward(
        Workers workers, ReadOnlySpan<float> dy, int rows, Span<float> dx, bool accumulates = false)
    {
        ArgumentNullException.ThrowIfNull(workers);
        CheckLength(dy.Length, rows, Outputs, nameof(dy));
        CheckLength(dx.Length, rows, Inputs, nameof(dx));
        fixed (float* from = dy, to = dx)
        {
            Product.Multiply(
                workers, Matrix.Of(from, rows, Outputs), new BackwardPanels<TCodec>(Panels, to), accumulates);
        }
    }

    public override void Gather(ReadOnlySpan<int> outputs, Span<float> rows)
    {
        CheckLength(rows.Length, outputs.Length, Inputs, nameof(rows));
        var panels = Panels;
        using var scratch = new PooledFloats(panels.ScaleScratch);
        fixed (float* to = rows)
        {
            for (var i = 0; i < outputs.Length; i++)
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)outputs[i], (uint)Outputs, nameof(outputs));
                panels.Read(outputs[i], to + ((nint)i * Inputs), scratch.Start);
            }
        }
    }

    protected override void Dispose(bool isDisposing)
    {
        if (isDisposing)
        {
            _buffer.Dispose();
        }
    }

    private void MultiplyEach(Workers workers, WeightTarget<TCodec>* targets, int count, float* x, int rows, bool accumulates)
    {
        if (rows == 1)
        {
            var product = new VectorProduct<TCodec>(targets, count, x, accumulates);
            workers.Run(product.Items, product);
        }
        else
        {
            var panels = new ForwardPanels<TCodec>(targets, count);
            Product.Multiply(workers, Matrix.Of(x, rows, Inputs), panels, accumulates);
        }
    }

    private static void CheckLength(int length, int rows, int columns, string name)
    {
        if (length < (long)rows * columns)
        {
            throw new ArgumentException($"{length} values are too few for ({rows}, {columns}).", name);
        }
    }
}
