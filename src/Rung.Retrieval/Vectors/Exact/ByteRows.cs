using Rung.Retrieval.Vectors.Kernels;
using Rung.Retrieval.Vectors.Slots;

namespace Rung.Retrieval.Vectors.Exact;

/// <summary>The vectors of an index as small integers by slot, with what makes a score of their products.</summary>
internal sealed unsafe class ByteRows(int dimension) : IDisposable
{
    private readonly RowMemory _rows = new(ByteKernel.Padded(dimension));
    private readonly RowMemory _scales = new(sizeof(float));
    private readonly RowMemory _sums = new(sizeof(int));

    /// <summary>Components of a vector.</summary>
    public int Dimension => dimension;

    /// <summary>Bytes of a row.</summary>
    public int Length { get; } = ByteKernel.Padded(dimension);

    /// <summary>What a row's integers are multiplied with to have the vector again, nearly; by slot.</summary>
    public float* Scales => (float*)_scales.Start;

    /// <summary>The sum of each row's integers.</summary>
    public int* Sums => (int*)_sums.Start;

    public sbyte* Row(int slot) => (sbyte*)_rows.Row(slot);

    public void Reserve(int slots)
    {
        _rows.Reserve(slots);
        _scales.Reserve(slots);
        _sums.Reserve(slots);
    }

    public void Write(int slot, ReadOnlySpan<float> vector)
    {
        Reserve(slot + 1);
        var row = new Span<sbyte>(Row(slot), dimension);
        Scales[slot] = Quantizer.Quantize(vector, row);
        var sum = 0;
        foreach (var number in row)
        {
            sum += number;
        }

        Sums[slot] = sum;
    }

    public void Dispose()
    {
        _rows.Dispose();
        _scales.Dispose();
        _sums.Dispose();
    }
}
