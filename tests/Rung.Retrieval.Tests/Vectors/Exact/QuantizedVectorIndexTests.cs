using Rung.Retrieval.Vectors;
using Rung.Retrieval.Vectors.Exact;

namespace Rung.Retrieval.Tests.Vectors.Exact;

public sealed class QuantizedVectorIndexTests : VectorIndexConformance
{
    protected override ValueTask<IVectorIndex> CreateAsync(VectorSpace space) =>
        ValueTask.FromResult<IVectorIndex>(new QuantizedVectorIndex(space));

    [Fact]
    public async Task Rescoring_gives_what_exact_search_finds()
    {
        var token = TestContext.Current.CancellationToken;
        var entries = RandomVectors.Entries(5_000, 96, seed: 1);
        await using var exact = new ExactVectorIndex(new VectorSpace(96));
        await using var quantized = new QuantizedVectorIndex(new VectorSpace(96));
        await exact.PutAsync(entries, token);
        await quantized.PutAsync(entries, token);
        VectorQuery[] asked = [.. Enumerable.Range(0, 100).Select(i => new VectorQuery { Vector = RandomVectors.One(96, seed: i) })];

        var truth = await exact.SearchManyAsync(asked, token);
        var found = await quantized.SearchManyAsync(asked, token);

        var agreeing = truth.Zip(found).Sum(pair => pair.First.Intersect(pair.Second).Count());
        Assert.InRange(agreeing / 1000.0, 0.99, 1.0);
    }
}
