using System.Text;
using Rung.Core.Data;
using Rung.Core.Stores;

namespace Rung.Storage.Tests.Conformance;

/// <summary>What every <see cref="IBlobStore"/> must do. A new store is tested by deriving from this class.</summary>
public abstract class BlobStoreConformance
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3_000_000)]
    public async Task Content_comes_back_under_its_hash(int length)
    {
        var store = await CreateAsync();
        var content = Encoding.UTF8.GetBytes(new string('x', length));

        var hash = await store.AddAsync(content, Cancellation);

        Assert.Equal(ContentHash.Of(content), hash);
        Assert.Equal(content, (await store.FindAsync(hash, Cancellation))!.Value.ToArray());
    }

    [Fact]
    public async Task The_same_content_is_kept_once_however_many_add_it()
    {
        var store = await CreateAsync();

        await Parallel.ForAsync(0, 20, Cancellation, async (_, token) => await store.AddAsync("same"u8.ToArray(), token));

        Assert.Equal("same"u8.ToArray(), (await store.FindAsync(ContentHash.Of("same"), Cancellation))!.Value.ToArray());
    }

    [Fact]
    public async Task What_was_never_added_is_not_found() =>
        Assert.Null(await (await CreateAsync()).FindAsync(ContentHash.Of("never"), Cancellation));

    protected abstract Task<IBlobStore> CreateAsync();
}
