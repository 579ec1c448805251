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
            if (rows == 1)
            {
                var target = new VectorTarget<TCodec>(Panels, to);
                var product = new VectorProduct<TCodec>(&target, count: 1, from, accumulates);
                workers.Run(product.Items, product);
                return;
            }

            Product.Multiply(
                workers, Matrix.Of(from, rows, Inputs), new ForwardPanels<TCodec>(Panels), to, Outputs, accumulates);
        }
    }

    public override void MultiplyEach(
        Workers workers, ReadOnlySpan<WeightMatrix> matrices, ReadOnlySpan<float> x, ReadOnlySpan<nint> results)
    {
        ArgumentNullException.ThrowIfNull(workers);
        CheckLength(x.Length, rows: 1, Inputs, nameof(x));
        var targets = stackalloc VectorTarget<TCodec>[matrices.Length];
        for (var i = 0; i < matrices.Length; i++)
        {
            targets[i] = new VectorTarget<TCodec>(((PackedWeights<TCodec>)matrices[i]).Panels, (float*)results[i]);
        }

        fixed (float* from = x)
        {
            var product = new VectorProduct<TCodec>(targets, matrices.Length, from, accumulates: false);
            workers.Run(product.Items, product);
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
                workers, Matrix.Of(from, rows, Outputs), new BackwardPanels<TCodec>(Panels), to, Inputs, accumulates);
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

    private static void CheckLength(int length, int rows, int columns, string name)
    {
        if (length < (long)rows * columns)
        {
            throw new ArgumentException($"{length} values are too few for ({rows}, {columns}).", name);
        }
    }
}
