using Rung.Tensors.Kernels.Memory;

namespace Rung.Tensors.Layers;

/// <summary>
/// Memory for caches that come one after another. It is kept between them, for a page's first touch costs more than
/// computing what it holds: on a virtual machine a fifth of a prompt's time. A large one is not kept. One thread at a time.
/// </summary>
internal sealed class CacheMemory : IDisposable
{
    private const long MostKept = 256 << 20;

    private NativeBuffer? _kept;

    /// <summary>At least so many bytes, of undefined content, until they are returned.</summary>
    public NativeBuffer Take(long bytes)
    {
        var taken = _kept;
        _kept = null;
        if (taken is null || taken.Bytes < bytes)
        {
            taken?.Dispose();
            taken = new NativeBuffer(bytes, clears: false);
        }

        return taken;
    }

    public void Return(NativeBuffer buffer)
    {
        _kept?.Dispose();
        _kept = buffer.Bytes <= MostKept ? buffer : null;
        if (_kept is null)
        {
            buffer.Dispose();
        }
    }

    public void Dispose()
    {
        _kept?.Dispose();
        _kept = null;
    }
}
