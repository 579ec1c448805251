using System.Runtime.InteropServices;
using Rung.Retrieval.Vectors.Kernels;

namespace Rung.Retrieval.Vectors.Slots;

/// <summary>
/// Rows of equal size, one behind the other, outside the garbage collector's heap: a million vectors are no object that it has to
/// move. Grows by half; pointers are good until it grows. New rows are zero. Changed under the index's lock.
/// </summary>
internal sealed unsafe class RowMemory(long rowBytes) : IDisposable
{
    private AlignedMemory? _memory;

    /// <summary>How many rows there is room for.</summary>
    public int Capacity { get; private set; }

    /// <summary>The bytes that the rows take.</summary>
    public long RowBytes => rowBytes;

    /// <summary>The first row.</summary>
    public byte* Start { get; private set; }

    public byte* Row(int row) => Start + (row * rowBytes);

    /// <summary>Makes room for so many rows.</summary>
    public void Reserve(int rows)
    {
        if (rows <= Capacity)
        {
            return;
        }

        var capacity = KernelGroup.RoundUp((int)Math.Min(Math.Max(rows, Capacity * 3L / 2), int.MaxValue));
        var larger = new AlignedMemory((capacity + KernelGroup.Overrun) * rowBytes);
        if (_memory is not null)
        {
            NativeMemory.Copy(Start, larger.Start, (nuint)(Capacity * rowBytes));
            _memory.Dispose();
        }

        _memory = larger;
        Capacity = capacity;
        Start = larger.Start;
    }

    public void Dispose()
    {
        _memory?.Dispose();
        _memory = null;
        Capacity = 0;
        Start = null;
    }
}
