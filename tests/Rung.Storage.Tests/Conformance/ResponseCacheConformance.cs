using Rung.Core.Data;
using Rung.Core.Stores;

namespace Rung.Storage.Tests.Conformance;

/// <summary>What every <see cref="IResponseCache"/> must do. A new cache is tested by deriving from this class.</summary>
public abstract class ResponseCacheConformance
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_response_comes_back_for_its_request_and_no_other()
    {
        var cache = await CreateAsync();

        await cache.AddAsync(ContentHash.Of("request"), """{"text":"ä"}""", Cancellation);

        Assert.Equal("""{"text":"ä"}""", await cache.FindAsync(ContentHash.Of("request"), Cancellation));
        Assert.Null(await cache.FindAsync(ContentHash.Of("another"), Cancellation));
    }

    [Fact]
    public async Task The_first_response_stays()
    {
        var cache = await CreateAsync();

        await cache.AddAsync(ContentHash.Of("request"), "first", Cancellation);
        await cache.AddAsync(ContentHash.Of("request"), "second", Cancellation);

        Assert.Equal("first", await cache.FindAsync(ContentHash.Of("request"), Cancellation));
    }

    protected abstract Task<IResponseCache> CreateAsync();
}
