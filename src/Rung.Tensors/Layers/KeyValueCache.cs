using System.Diagnostics;

namespace Rung.Tensors.Layers;

/// <summary>
/// The keys and values of several texts in every layer, so that a text's next token costs one row. Every text has a slot of
/// the same capacity; a layer's slots lie behind each other, so that one call attends for all of them.
/// </summary>
internal sealed class KeyValueCache : IDisposable
{
    private readonly Floats[] _keys;
    private readonly Floats[] _values;
    private readonly int[] _lengths;
    private readonly int _width;

    /// <param name="layers">How many layers.</param>
    /// <param name="width">Floats of a row: key heads times their size.</param>
    /// <param name="texts">How many slots.</param>
    /// <param name="capacity">The most tokens of a text.</param>
    public KeyValueCache(int layers, int width, int texts, int capacity)
    {
        _keys = [.. Enumerable.Range(0, layers).Select(_ => new Floats())];
        _values = [.. Enumerable.Range(0, layers).Select(_ => new Floats())];
        _lengths = new int[texts];
        (_width, Capacity) = (width, capacity);
    }

    public int Capacity { get; }

    /// <summary>What it takes when every layer was used, in bytes.</summary>
    public long Bytes => 2L * _keys.Length * _lengths.Length * Capacity * _width * sizeof(float);

    private long Length => (long)_lengths.Length * Capacity * _width;

    /// <summary>Tokens of a text that are in it.</summary>
    public int LengthOf(int text) => _lengths[text];

    /// <summary>A layer's rows of all slots.</summary>
    public Span<float> Keys(int layer) => _keys[layer].Of(Length);

    public Span<float> Values(int layer) => _values[layer].Of(Length);

    /// <summary>Puts rows behind a text's own; <see cref="Advance"/> counts them when every layer has them.</summary>
    public void Append(int layer, int text, ReadOnlySpan<float> keys, ReadOnlySpan<float> values)
    {
        Debug.Assert(_lengths[text] + (keys.Length / _width) <= Capacity, "Whoever makes the cache knows how long texts become.");
        var at = ((text * Capacity) + _lengths[text]) * _width;
        keys.CopyTo(Keys(layer)[at..]);
        values.CopyTo(Values(layer)[at..]);
    }

    public void Advance(int text, int rows) => _lengths[text] += rows;

    /// <summary>Gives every slot what one has.</summary>
    public void Share(int text)
    {
        var (from, length) = (text * Capacity * _width, _lengths[text] * _width);
        for (var layer = 0; layer < _keys.Length; layer++)
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
        Array.ForEach(_keys, floats => floats.Dispose());
        Array.ForEach(_values, floats => floats.Dispose());
    }
}
