using System.Numerics;
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
    {
        Columns = columns;
        Labels = labels;
        Stride = StrideOf(labels);
        _weights = new float[(columns + 1) * Stride];
    }

    public int Columns { get; }

    public int Labels { get; }

    /// <summary>The length of a row, and of the spans given to <see cref="Score"/> and <see cref="Add"/>.</summary>
    public int Stride { get; }

    public static int StrideOf(int labels) => (labels + LabelsPerBlock - 1) / LabelsPerBlock * LabelsPerBlock;

    /// <summary>Sets the weights of one label. Different labels may be set from different threads.</summary>
    public void SetLabel(int label, ReadOnlySpan<float> weights)
    {
        for (var column = 0; column < weights.Length; column++)
        {
            _weights[(column * Stride) + label] = weights[column];
        }
    }

    public void Clear() => Array.Clear(_weights);

    /// <summary>The score of each label: weights · vector + bias. Columns that have no weights are passed over.</summary>
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

    /// <summary>Adds vector · deltas to the weights, and deltas to the bias.</summary>
    public void Add(SparseVector vector, ReadOnlySpan<float> deltas)
    {
        vector = vector.Below(Columns);
        for (var i = 0; i < vector.Count; i++)
        {
            AddTo(vector.Columns[i], vector.Values[i], deltas);
        }

        AddTo(Columns, 1, deltas);
    }

    private void AddTo(int column, float factor, ReadOnlySpan<float> deltas)
    {
        var factors = new Vector<float>(factor);
        ref var row = ref MemoryMarshal.GetReference(RowOf(column));
        ref var delta = ref MemoryMarshal.GetReference(deltas[..Stride]);
        for (nuint label = 0; label < (nuint)Stride; label += (nuint)Vector<float>.Count)
        {
            var sum = Vector.FusedMultiplyAdd(
                factors, Vector.LoadUnsafe(ref delta, label), Vector.LoadUnsafe(ref row, label));
            sum.StoreUnsafe(ref row, label);
        }
    }

    private Span<float> RowOf(int column) => _weights.AsSpan(column * Stride, Stride);
}
