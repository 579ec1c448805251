using System.Runtime.InteropServices;

namespace Rung.Tensors.Kernels.Memory;

/// <summary>
/// A piece of memory that shares huge pages with others: most matrices of a model are smaller than such a page or a few
/// times as large, and would be streamed through small ones. Aligned to 64 bytes, zero at first. The owner disposes it;
/// the pages go when the last of their pieces is gone.
/// </summary>
internal sealed unsafe class SharedPages : IDisposable
{
    private const long ChunkBytes = 32 << 20;
    private const long Fewest = 64 << 10; // smaller ones are of models that are in the cache anyway
    private const long Most = 8 << 20; // larger ones have huge pages of their own
    private const long Alignment = 64;

    private static readonly Lock Turn = new();
    private static Chunk? _open;

    private readonly long _offset;
    private Chunk? _chunk;

    private SharedPages(Chunk chunk, long offset, long bytes)
    {
        (_chunk, _offset, Bytes) = (chunk, offset, bytes);
        NativeMemory.Clear(Start, (nuint)bytes);
    }

    public long Bytes { get; }

    public byte* Start
    {
        get
        {
            ObjectDisposedException.ThrowIf(_chunk is null, this);
            return _chunk.Buffer.Start + _offset;
        }
    }

    public static SharedPages Take(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytes);
        var (chunk, offset) = bytes is < Fewest or >= Most ? (new Chunk(bytes) { Pieces = 1 }, 0) : PlaceFor(bytes);
        return new SharedPages(chunk, offset, bytes);
    }

    public void Dispose()
    {
        lock (Turn)
        {
            if (_chunk is not null && --_chunk.Pieces == 0)
            {
                _chunk.Buffer.Dispose();
                _open = _open == _chunk ? null : _open;
            }

            _chunk = null;
        }
    }

    private static (Chunk Chunk, long Offset) PlaceFor(long bytes)
    {
        lock (Turn)
        {
            if (_open is null || _open.Used + bytes > ChunkBytes)
            {
                _open = new Chunk(ChunkBytes);
            }

            var offset = _open.Used;
            _open.Used += (bytes + Alignment - 1) / Alignment * Alignment;
            _open.Pieces++;
            return (_open, offset);
        }
    }

    /// <summary>Guarded by the lock. A piece that is forgotten keeps its chunk until the collector finds both.</summary>
    private sealed class Chunk(long bytes)
    {
        public NativeBuffer Buffer { get; } = new(bytes, clears: false);

        public long Used { get; set; }

        public int Pieces { get; set; }
    }
}
