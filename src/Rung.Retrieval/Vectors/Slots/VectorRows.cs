using Rung.Retrieval.Vectors.Kernels;

namespace Rung.Retrieval.Vectors.Slots;

/// <summary>The vectors of an index by slot: those of a file as they lie in it, never written, and behind them those of memory.</summary>
internal sealed unsafe class VectorRows(VectorSpace space) : IDisposable
{
    private readonly RowMemory _memory = new(DotKernel.Padded(space.Dimension) * sizeof(float));
    private IDisposable? _file;
    private float* _filed;
    private int _filedRows;

    /// <summary>Numbers of a row.</summary>
    public int Length { get; } = DotKernel.Padded(space.Dimension);

    public float* Row(int slot) =>
        slot < _filedRows ? _filed + ((long)slot * Length) : (float*)_memory.Row(slot - _filedRows);

    /// <summary>Whether a slot's vector lies in a file and so cannot be overwritten.</summary>
    public bool IsFiled(int slot) => slot < _filedRows;

    /// <summary>Takes the rows of a file as the first slots.</summary>
    /// <param name="start">The first row.</param>
    /// <param name="rows">How many, a multiple of <see cref="KernelGroup.Rows"/>.</param>
    /// <param name="file">What keeps the rows in memory; disposed of with this.</param>
    public void Attach(float* start, int rows, IDisposable file)
    {
        _filed = start;
        _filedRows = rows;
        _file = file;
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
        _file?.Dispose();
    }
}
