using Rung.Retrieval.Segments;
using Rung.Retrieval.Vectors.Files;
using Rung.Retrieval.Vectors.Kernels;

namespace Rung.Retrieval.Vectors.Slots;

/// <summary>The vectors of an index by slot: those of a file as they lie in it, never written, and behind them those of memory.</summary>
internal sealed unsafe class VectorRows(VectorSpace space) : IDisposable
{
    private readonly RowMemory _memory = new(DotKernel.Padded(space.Dimension) * sizeof(float));
    private object? _file;
    private float* _filed;
    private int _filedRows;

    /// <summary>Numbers of a row.</summary>
    public int Length { get; } = DotKernel.Padded(space.Dimension);

    public float* Row(int slot) =>
        slot < _filedRows ? _filed + ((long)slot * Length) : (float*)_memory.Row(slot - _filedRows);

    /// <summary>Whether a slot's vector lies in a file and so cannot be overwritten.</summary>
    public bool IsFiled(int slot) => slot < _filedRows;

    /// <summary>Takes the rows of a file as the first slots; those that fill up the last group of rows stay dead.</summary>
    public void Attach(ChecksummedFile file, VectorFileHeader header, SlotTable slots)
    {
        _filedRows = KernelGroup.RoundUp(header.Slots);
        _filed = VectorSections.Start(file, VectorFileLayout.Rest, Length, _filedRows);
        _file = file;
        SlotTableFile.Read(file, header, slots, _filedRows);
    }

    /// <summary>Writes the rows of the slots and what fills up their last group.</summary>
    public void Write(ChecksummedWriter writer, IReadOnlyList<int> slots)
    {
        VectorSections.Write(writer, Length, slots, KernelGroup.RoundUp(slots.Count), slot => (nint)Row(slot));
        GC.KeepAlive(_file);
    }

    public void Write(int slot, ReadOnlySpan<float> vector)
    {
        var row = slot - _filedRows;
        _memory.Reserve(row + 1);
        VectorCheck.CopyTo(vector, space, new Span<float>(_memory.Row(row), Length));
    }

    /// <summary>Makes room for all slots up to this end.</summary>
    public void Reserve(int end) => _memory.Reserve(Math.Max(0, end - _filedRows));

    /// <summary>The ranges of slots whose rows lie one behind the other.</summary>
    /// <param name="end">One more than the highest slot.</param>
    public IEnumerable<Range> Runs(int end)
    {
        if (_filedRows > 0)
        {
            yield return 0..Math.Min(end, _filedRows);
        }

        if (end > _filedRows)
        {
            yield return _filedRows..end;
        }
    }

    public void Dispose()
    {
        _memory.Dispose();
        _file = null;
    }
}
