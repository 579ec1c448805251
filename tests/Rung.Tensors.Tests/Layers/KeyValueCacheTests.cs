using Rung.Tensors.Layers;

namespace Rung.Tensors.Tests.Layers;

public sealed class KeyValueCacheTests
{
    private const int Width = 3;
    private const int Capacity = 5;

    [Fact]
    public void Rows_of_every_layer_and_text_stay_where_they_were_put()
    {
        using var cache = new KeyValueCache(layers: 2, Width, texts: 3, Capacity);
        Fill(cache, text: 0, rows: 5);
        Fill(cache, text: 1, rows: 2);
        Fill(cache, text: 2, rows: 4);
        Fill(cache, text: 1, rows: 3);

        Assert.Equal([5, 5, 4], Enumerable.Range(0, 3).Select(cache.LengthOf));
        for (var layer = 0; layer < 2; layer++)
        {
            AssertRows(cache, layer, text: 0, rows: 5);
            AssertRows(cache, layer, text: 1, rows: 5);
            AssertRows(cache, layer, text: 2, rows: 4);
        }
    }

    [Fact]
    public void What_is_shared_is_what_one_text_had()
    {
        using var cache = new KeyValueCache(layers: 2, Width, texts: 3, Capacity);
        Fill(cache, text: 0, rows: 2);
        Fill(cache, text: 1, rows: 4);

        cache.Share(1);

        Assert.Equal([4, 4, 4], Enumerable.Range(0, 3).Select(cache.LengthOf));
        for (var text = 0; text < 3; text++)
        {
            Assert.Equal(Rows(cache.Keys(1), text: 1, rows: 4), Rows(cache.Keys(1), text, rows: 4));
            Assert.Equal(Rows(cache.Values(0), text: 1, rows: 4), Rows(cache.Values(0), text, rows: 4));
        }
    }

    [Fact]
    public void What_is_forgotten_is_written_over()
    {
        using var cache = new KeyValueCache(layers: 2, Width, texts: 1, Capacity);
        Fill(cache, text: 0, rows: 5);

        cache.Truncate(text: 0, length: 2);
        cache.Truncate(text: 0, length: 4);
        Fill(cache, text: 0, rows: 1);

        Assert.Equal(3, cache.LengthOf(0));
        AssertRows(cache, layer: 1, text: 0, rows: 5);
    }

    [Fact]
    public void A_layer_is_no_longer_than_a_span() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new KeyValueCache(layers: 1, width: 1 << 16, texts: 1, capacity: 1 << 15));

    [Fact]
    public void Memory_that_was_given_back_is_not_touched_again()
    {
        var cache = new KeyValueCache(layers: 1, Width, texts: 1, Capacity);

        cache.Dispose();
        cache.Dispose();

        Assert.Throws<ObjectDisposedException>(() => cache.Keys(0).Length);
        Assert.Throws<ObjectDisposedException>(() => cache.Values(0).Length);
    }

    /// <summary>Numbers that tell layer, text, place and kind.</summary>
    private static float[] Numbers(int layer, int text, int from, int rows, bool isValue) =>
        [.. Enumerable.Range(from * Width, rows * Width).Select(i => (1000 * layer) + (100 * text) + i + (isValue ? 0.5f : 0))];

    private static void Fill(KeyValueCache cache, int text, int rows)
    {
        var from = cache.LengthOf(text);
        for (var layer = 0; layer < 2; layer++)
        {
            cache.Append(layer, text, Numbers(layer, text, from, rows, isValue: false), Numbers(layer, text, from, rows, isValue: true));
        }

        cache.Advance(text, rows);
    }

    private static void AssertRows(KeyValueCache cache, int layer, int text, int rows)
    {
        Assert.Equal(Numbers(layer, text, from: 0, rows, isValue: false), Rows(cache.Keys(layer), text, rows));
        Assert.Equal(Numbers(layer, text, from: 0, rows, isValue: true), Rows(cache.Values(layer), text, rows));
    }

    private static float[] Rows(ReadOnlySpan<float> layer, int text, int rows) => layer.Slice(text * Capacity * Width, rows * Width).ToArray();
}
