using Rung.Retrieval.Vectors;
using Rung.Retrieval.Vectors.Exact;

namespace Rung.Retrieval.Tests.Vectors.Exact;

public sealed class ExactVectorIndexTests : VectorIndexConformance
{
    protected override ValueTask<IVectorIndex> CreateAsync(VectorSpace space) => ValueTask.FromResult<IVectorIndex>(new ExactVectorIndex(space));

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public async Task Any_number_of_threads_finds_the_same(int queries)
    {
        var token = TestContext.Current.CancellationToken;
        var entries = RandomVectors.Entries(20_000, 64, seed: 1);
        await using var alone = new ExactVectorIndex(new VectorSpace(64), new ExactIndexOptions { SearchThreads = 1 });
        await using var together = new ExactVectorIndex(new VectorSpace(64), new ExactIndexOptions { SearchThreads = 3 });
        await alone.PutAsync(entries, token);
        await together.PutAsync(entries, token);
        VectorQuery[] asked = [.. Enumerable.Range(0, queries).Select(i => new VectorQuery { Vector = RandomVectors.One(64, seed: i) })];

        Assert.Equal(await alone.SearchManyAsync(asked, token), await together.SearchManyAsync(asked, token));
    }

    [Fact]
    public async Task A_search_can_be_cancelled()
    {
        await using var index = new ExactVectorIndex(new VectorSpace(64));
        await index.PutAsync(RandomVectors.Entries(100, 64, seed: 1), TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await index.SearchAsync(new VectorQuery { Vector = RandomVectors.One(64, seed: 2) }, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task An_index_that_was_disposed_of_says_so()
    {
        var index = new ExactVectorIndex(new VectorSpace(2));
        await index.DisposeAsync();
        await index.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await index.CountAsync(TestContext.Current.CancellationToken));
    }
}
