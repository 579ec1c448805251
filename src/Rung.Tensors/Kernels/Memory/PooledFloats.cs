using System.Buffers;
using System.Runtime.InteropServices;

namespace Rung.Tensors.Kernels.Memory;

/// <summary>
/// Floats rented for the length of a call, aligned to 64 bytes, not cleared, and given back when disposed.
/// </summary>
internal readonly unsafe ref struct PooledFloats : IDisposable
{
    private const int Alignment = 64;

    private readonly float[] _array;
    private readonly GCHandle _pin;

    public PooledFloats(int length)
    {
        _array = ArrayPool<float>.Shared.Rent(length + (Alignment / sizeof(float)));
        _pin = GCHandle.Alloc(_array, GCHandleType.Pinned);
        Start = (float*)(((nuint)_pin.AddrOfPinnedObject() + Alignment - 1) & ~(nuint)(Alignment - 1));
    }

    public float* Start { get; }

    public void Dispose()
    {
        _pin.Free();
        ArrayPool<float>.Shared.Return(_array);
    }
}
