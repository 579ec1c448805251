using System.Buffers;
using Rung.Tensors.Kernels.Products;
using Rung.Tensors.Kernels.Threads;
using Rung.Tensors.Kernels.Weights;

namespace Rung.Tensors.Kernels.Loss;

/// <summary>
/// A few rows with targets on their way through the head. Rents its memory; whoever makes it disposes it.
/// </summary>
internal ref struct HeadLossBlock
{
    private readonly WeightMatrix _head;
    private readonly int[] _rows;
    private readonly int[] _targets;
    private readonly float[] _losses;
    private readonly float[] _hidden;
    private readonly float[] _logits;
    private readonly int _most;
    private int _count;

    public HeadLossBlock(int most, WeightMatrix head)
    {
        _head = head;
        _most = most;
        _rows = ArrayPool<int>.Shared.Rent(most);
        _targets = ArrayPool<int>.Shared.Rent(most);
        _losses = ArrayPool<float>.Shared.Rent(most);
        _hidden = ArrayPool<float>.Shared.Rent(most * head.Inputs);
        _logits = ArrayPool<float>.Shared.Rent(most * head.Outputs);
    }

    /// <summary>Takes the next rows with a target; where to go on.</summary>
    public int Collect(ReadOnlySpan<int> targets, int from)
    {
        _count = 0;
        for (; from < targets.Length && _count < _most; from++)
        {
            if (targets[from] != CrossEntropy.NoTarget)
            {
                _rows[_count] = from;
                _targets[_count++] = targets[from];
            }
        }

        return from;
    }

    public readonly void Compute(
        Workers workers,
        ReadOnlySpan<float> hidden,
        float scale,
        Span<float> losses,
        Span<float> dHidden,
        Span<float> dHead)
    {
        var width = _head.Inputs;
        for (var i = 0; i < _count; i++)
        {
            hidden.Slice(_rows[i] * width, width).CopyTo(_hidden.AsSpan(i * width));
        }

        var compact = _hidden.AsSpan(0, _count * width);
        var logits = _logits.AsSpan(0, _count * _head.Outputs);
        _head.Multiply(workers, compact, _count, logits);
        Judge(workers, logits, scale, losses, hasGradient: !dHidden.IsEmpty || !dHead.IsEmpty);
        if (!dHead.IsEmpty)
        {
            Product.Multiply(
                workers,
                new MatrixView(logits, _count, _head.Outputs).Transposed,
                new MatrixView(compact, _count, width),
                dHead,
                accumulates: true);
        }

        if (!dHidden.IsEmpty)
        {
            _head.MultiplyBackward(workers, logits, _count, compact);
            Return(compact, dHidden);
        }
    }

    public readonly void Dispose()
    {
        ArrayPool<int>.Shared.Return(_rows);
        ArrayPool<int>.Shared.Return(_targets);
        ArrayPool<float>.Shared.Return(_losses);
        ArrayPool<float>.Shared.Return(_hidden);
        ArrayPool<float>.Shared.Return(_logits);
    }

    private readonly void Judge(Workers workers, Span<float> logits, float scale, Span<float> losses, bool hasGradient)
    {
        var targets = _targets.AsSpan(0, _count);
        if (hasGradient)
        {
            CrossEntropy.ForwardAndBackward(workers, logits, targets, scale, _losses);
        }
        else
        {
            CrossEntropy.Forward(workers, logits, targets, _losses);
        }

        for (var i = 0; i < _count; i++)
        {
            losses[_rows[i]] = _losses[i];
        }
    }

    private readonly void Return(ReadOnlySpan<float> compact, Span<float> dHidden)
    {
        for (var i = 0; i < _count; i++)
        {
            compact.Slice(i * _head.Inputs, _head.Inputs).CopyTo(dHidden[(_rows[i] * _head.Inputs)..]);
        }
    }
}
