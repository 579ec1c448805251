using Rung.Tensors.Layers;

namespace Rung.Tensors.Tests.Layers;

public sealed class CacheMemoryTests
{
    [Fact]
    public void What_was_returned_is_taken_again_where_it_is_large_enough()
    {
        using var memory = new CacheMemory();
        var first = memory.Take(1000);

        memory.Return(first);

        Assert.Same(first, memory.Take(900));
        first.Dispose();
    }

    [Fact]
    public void Two_that_are_taken_at_once_are_two()
    {
        using var memory = new CacheMemory();
        using var first = memory.Take(1000);
        using var second = memory.Take(1000);

        Assert.NotSame(first, second);
    }

    [Fact]
    public unsafe void What_is_too_small_is_replaced_and_given_back()
    {
        using var memory = new CacheMemory();
        var small = memory.Take(1000);
        memory.Return(small);

        using var large = memory.Take(1001);

        Assert.True(large.Bytes >= 1001);
        Assert.Throws<ObjectDisposedException>(() => (nint)small.Start);
    }

    [Fact]
    public unsafe void A_very_large_one_is_not_kept()
    {
        using var memory = new CacheMemory();
        var large = memory.Take((256L << 20) + 1);

        memory.Return(large);

        Assert.Throws<ObjectDisposedException>(() => (nint)large.Start);
    }

    [Fact]
    public void A_cache_gives_its_memory_back_and_can_no_longer_be_used()
    {
        using var memory = new CacheMemory();
        var cache = new KeyValueCache(layers: 2, width: 8, texts: 3, capacity: 5, memory);
        cache.Dispose();

        using var other = memory.Take(8);

        Assert.True(other.Bytes >= cache.Bytes);
        Assert.Throws<ObjectDisposedException>(() => cache.Keys(0).Length);
    }
}
