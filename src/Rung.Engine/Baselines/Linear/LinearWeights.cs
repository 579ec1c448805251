using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rung.Engine.Baselines.Features;

namespace Rung.Engine.Baselines.Linear;

/// <summary>
/// The weights of a linear classifier: one row a column of the vectors, with the weights of all labels side by side, and
/// a last row for the constant 1 that each vector carries. One pass over a vector then scores every label, eight or more
/// at a time, and no sum is ever split: the bytes of the result do not depend on the width of the registers.
/// </summary>
internal sealed class LinearWeights
{
    // A multiple of every width of Vector<float>; also a cache line.
    private const int LabelsPerBlock = 16;

    private readonly float[] _weights;

    /// <summary>Zero weights.</summary>
    public LinearWeights(int columns, int labels)
        : this(columns, labels, new float[(columns + 1) * StrideOf(labels)])
    {
    }

    private LinearWeights(int columns, int labels, float[] weights)
    {
        Columns = columns;
        Labels = labels;
        Stride = StrideOf(labels);
        _weights = weights;
    }

    public int Columns { get; }

    public int Labels { get; }

    /// <summary>The length of a row, and of the spans given to <see cref="Score"/> and <see cref="Add"/>.</summary>
    public int Stride { get; }

    public static int StrideOf(int labels) => (labels + LabelsPerBlock - 1) / LabelsPerBlock * LabelsPerBlock;

    /// <summary>The sum of all squared weights and biases: what is regularised.</summary>
    public double SquaredNorm
    {
        get
        {
            var sum = 0.0;
            foreach (var weight in _weights)
            {
                sum += (double)weight * weight;
            }

            return sum;
        }
    }

    public LinearWeights Copy() => new(Columns, Labels, [.. _weights]);

    /// <summary>The score of each label: weights · vector + bias. Columns that have no weights are passed over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Score(SparseVector vector, Span<float> scores)
    {
        vector = vector.Below(Columns);
        RowOf(Columns).CopyTo(scores);
        var width = Vector<float>.Count;
        var label = 0;
        for (; label + (2 * width) <= Stride; label += 2 * width)
        {
            var first = new Vector<float>(scores[label..]);
            var second = new Vector<float>(scores[(label + width)..]);
            ref var weights = ref MemoryMarshal.GetReference(_weights.AsSpan(label));
            for (var i = 0; i < vector.Count; i++)
            {
                var place = (nuint)(vector.Columns[i] * Stride);
                var value = new Vector<float>(vector.Values[i]);
                first = Vector.FusedMultiplyAdd(value, Vector.LoadUnsafe(ref weights, place), first);
                second = Vector.FusedMultiplyAdd(value, Vector.LoadUnsafe(ref weights, place + (nuint)width), second);
            }

            first.CopyTo(scores[label..]);
            second.CopyTo(scores[(label + width)..]);
        }
    }

    /// <summary>Adds vector · deltas to the weights, and deltas to the bias. Blocks of labels without a change cost nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(SparseVector vector, ReadOnlySpan<float> deltas)
    {
        vector = vector.Below(Columns);
        for (var label = 0; label < Stride; label += LabelsPerBlock)
        {
            var block = deltas.Slice(label, LabelsPerBlock);
            if (block.ContainsAnyExcept(0f))
            {
                AddBlock(vector, block, label);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddBlock(SparseVector vector, ReadOnlySpan<float> deltas, int label)
    {
        ref var weights = ref MemoryMarshal.GetReference(_weights.AsSpan(label));
        for (var part = 0; part < LabelsPerBlock; part += Vector<float>.Count)
        {
            var delta = new Vector<float>(deltas[part..]);
            for (var i = 0; i < vector.Count; i++)
            {
                var place = (nuint)((vector.Columns[i] * Stride) + part);
                var sum = Vector.FusedMultiplyAdd(
                    new Vector<float>(vector.Values[i]), delta, Vector.LoadUnsafe(ref weights, place));
                sum.StoreUnsafe(ref weights, place);
            }

            var bias = (nuint)((Columns * Stride) + part);
            (Vector.LoadUnsafe(ref weights, bias) + delta).StoreUnsafe(ref weights, bias);
        }
    }

    private Span<float> RowOf(int column) => _weights.AsSpan(column * Stride, Stride);
}
