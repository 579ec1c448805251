using Rung.Tensors.Kernels.Memory;

namespace Rung.Tensors.Layers;

/// <summary>A piece of working memory that grows to what is asked of it and is used again. One thread at a time.</summary>
internal sealed unsafe class Floats : IDisposable
{
    private NativeBuffer? _buffer;

    /// <summary>What it takes now, in bytes.</summary>
    public long Bytes => _buffer?.Bytes ?? 0;

    /// <summary>The first floats of it; what they hold is kept unless it grows, and is undefined then.</summary>
    public Span<float> Of(long length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, int.MaxValue);
        if (length == 0)
        {
            return [];
        }

        if (Bytes < length * sizeof(float))
        {
            _buffer?.Dispose();
            _buffer = new NativeBuffer(length * sizeof(float));
        }

        return new Span<float>(_buffer!.Start, (int)length);
    }

    /// <summary>Where they begin: outside the managed heap, until it grows.</summary>
    public nint AddressOf(long length)
    {
        Of(length);
        return (nint)_buffer!.Start;
    }

    public void Dispose()
    {
        _buffer?.Dispose();
        _buffer = null;
    }
}
