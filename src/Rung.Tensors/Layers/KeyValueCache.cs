using System.Diagnostics;
using Rung.Tensors.Kernels.Memory;

namespace Rung.Tensors.Layers;

/// <summary>
/// The keys and values of several texts in every layer, so that a text's next token costs one row. Every text has a slot of
/// the same capacity; a layer's slots lie behind each other, so that one call attends for all of them. What no text has
/// reached takes no memory.
/// </summary>
internal sealed unsafe class KeyValueCache : IDisposable
{
    // One piece for all layers: each by itself would mostly be too small for huge pages.
    private readonly CacheMemory? _memory;
    private NativeBuffer? _buffer;
    private readonly int[] _lengths;
    private readonly int _width;
    private readonly int _layers;

    /// <param name="layers">How many layers.</param>
    /// <param name="width">Floats of a row: key heads times their size.</param>
    /// <param name="texts">How many slots.</param>
    /// <param name="capacity">The most tokens of a text.</param>
    /// <param name="memory">Where its memory comes from and goes back to; its own otherwise.</param>
    public KeyValueCache(int layers, int width, int texts, int capacity, CacheMemory? memory = null)
    {
        _lengths = new int[texts];
        (_width, _layers, Capacity) = (width, layers, capacity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(LayerLength, int.MaxValue, nameof(capacity));
        _memory = memory;
        _buffer = memory?.Take(Bytes) ?? new NativeBuffer(Bytes, clears: false);
    }

    public int Capacity { get; }

    /// <summary>What it takes when it is full, in bytes.</summary>
    public long Bytes => 2 * _layers * LayerLength * sizeof(float);

    private long LayerLength => (long)_lengths.Length * Capacity * _width;

    /// <summary>Tokens of a text that are in it.</summary>
    public int LengthOf(int text) => _lengths[text];

    /// <summary>A layer's rows of all slots.</summary>
    public Span<float> Keys(int layer) => Rows(2 * layer);

    public Span<float> Values(int layer) => Rows((2 * layer) + 1);

    /// <summary>Puts rows behind a text's own; <see cref="Advance"/> counts them when every layer has them.</summary>
    public void Append(int layer, int text, ReadOnlySpan<float> keys, ReadOnlySpan<float> values)
    {
        Debug.Assert(_lengths[text] + (keys.Length / _width) <= Capacity, "Whoever makes the cache knows how long texts become.");
        var at = ((text * Capacity) + _lengths[text]) * _width;
        keys.CopyTo(Keys(layer)[at..]);
        values.CopyTo(Values(layer)[at..]);
    }

    public void Advance(int text, int rows) => _lengths[text] += rows;

    /// <summary>Puts what the first text of another cache of the same model has into the first slot.</summary>
    public void Take(KeyValueCache other)
    {
        var length = other._lengths[0] * _width;
        for (var layer = 0; layer < _layers; layer++)
        {
            other.Keys(layer)[..length].CopyTo(Keys(layer));
            other.Values(layer)[..length].CopyTo(Values(layer));
        }

        _lengths[0] = other._lengths[0];
    }

    /// <summary>Gives every slot what one has.</summary>
    public void Share(int text)
    {
        var (from, length) = (text * Capacity * _width, _lengths[text] * _width);
        for (var layer = 0; layer < _layers; layer++)
        {
            for (var other = 0; other < _lengths.Length; other++)
            {
                Keys(layer).Slice(from, length).CopyTo(Keys(layer)[(other * Capacity * _width)..]);
                Values(layer).Slice(from, length).CopyTo(Values(layer)[(other * Capacity * _width)..]);
            }
        }

        Array.Fill(_lengths, _lengths[text]);
    }

    /// <summary>Forgets what is behind a text's first tokens.</summary>
    public void Truncate(int text, int length) => _lengths[text] = Math.Min(_lengths[text], length);

    public void Dispose()
    {
        if (_buffer is { } buffer && _memory is { } memory)
        {
            memory.Return(buffer);
        }
        else
        {
            _buffer?.Dispose();
        }

        _buffer = null;
    }

    private Span<float> Rows(int number)
    {
        ObjectDisposedException.ThrowIf(_buffer is null, this);
        return new((float*)_buffer.Start + (number * LayerLength), (int)LayerLength);
    }
}
