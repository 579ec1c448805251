using Rung.Tensors.Kernels.Memory;

namespace Rung.Tensors.Kernels.Threads;

/// <summary>The scratch memory of one thread: grows to the largest item it has seen, then stays.</summary>
internal sealed unsafe class WorkerScratch : IDisposable
{
    private NativeBuffer? _buffer;

    public float* Of(int floats)
    {
        if (floats == 0)
        {
            return null;
        }

        var bytes = (long)floats * sizeof(float);
        if (_buffer is null || _buffer.Bytes < bytes)
        {
            _buffer?.Dispose();
            _buffer = new NativeBuffer(bytes);
        }

        return (float*)_buffer.Start;
    }

    public void Dispose() => _buffer?.Dispose();
}
