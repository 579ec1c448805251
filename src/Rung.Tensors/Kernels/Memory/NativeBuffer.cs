using System.Runtime.InteropServices;

namespace Rung.Tensors.Kernels.Memory;

/// <summary>
/// Memory outside the managed heap, aligned to 64 bytes, zero at first. Large ones ask for huge pages, without which
/// streaming through weights waits for address translation. The owner disposes it.
/// </summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    private const nuint Alignment = 64;
    private const nuint HugePage = 2 << 20;

    private void* _start;

    /// <param name="bytes">How large.</param>
    /// <param name="clears">Whether it is zero at first; pages that nobody has touched cost nothing where it is not.</param>
    public NativeBuffer(long bytes, bool clears = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytes);
        Bytes = bytes;
        var isLarge = (nuint)bytes >= 4 * HugePage;
        var size = isLarge ? RoundUp((nuint)bytes, HugePage) : RoundUp((nuint)bytes, Alignment);
        _start = NativeMemory.AlignedAlloc(size, isLarge ? HugePage : Alignment);
        if (isLarge)
        {
            MemoryAdvice.PreferHugePages(_start, size);
        }

        if (clears)
        {
            NativeMemory.Clear(_start, size);
        }

        GC.AddMemoryPressure(bytes);
    }

    ~NativeBuffer() => Release();

    public long Bytes { get; }

    public byte* Start
    {
        get
        {
            ObjectDisposedException.ThrowIf(_start is null, this);
            return (byte*)_start;
        }
    }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        if (_start is null)
        {
            return;
        }

        NativeMemory.AlignedFree(_start);
        _start = null;
        GC.RemoveMemoryPressure(Bytes);
    }

    private static nuint RoundUp(nuint value, nuint unit) => (value + unit - 1) / unit * unit;
}
