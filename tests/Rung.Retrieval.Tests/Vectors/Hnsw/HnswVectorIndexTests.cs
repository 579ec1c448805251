using System.Collections.Immutable;
using Rung.Retrieval.Vectors;
using Rung.Retrieval.Vectors.Hnsw;

namespace Rung.Retrieval.Tests.Vectors.Hnsw;

public sealed class HnswVectorIndexTests : VectorIndexConformance
{
    private static readonly VectorSpace Space = new(24);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected override ValueTask<IVectorIndex> CreateAsync(VectorSpace space) => ValueTask.FromResult<IVectorIndex>(new HnswVectorIndex(space));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Most_of_the_nearest_are_found_however_many_threads_built(int threads)
    {
        await using var index = new HnswVectorIndex(Space, new HnswOptions { BuildThreads = threads });
        await index.PutAsync(RandomVectors.Entries(4000, Space.Dimension, seed: 1), Token);

        var recall = await RecallCheck.MeasureAsync(index, Queries(100), Token);

        Assert.InRange(recall.Recall, 0.95, 1);
    }

    [Fact]
    public async Task One_by_one_as_good_a_graph_comes_about_as_all_at_once()
    {
        await using var index = new HnswVectorIndex(Space);
        foreach (var entry in RandomVectors.Entries(2000, Space.Dimension, seed: 1))
        {
            await index.PutAsync([entry], Token);
        }

        Assert.InRange((await RecallCheck.MeasureAsync(index, Queries(100), Token)).Recall, 0.97, 1);
    }

    [Fact]
    public async Task More_candidates_find_more()
    {
        var entries = RandomVectors.Entries(4000, Space.Dimension, seed: 1);
        await using var hasty = new HnswVectorIndex(Space, new HnswOptions { SearchCandidates = 10, BuildThreads = 1 });
        await using var thorough = new HnswVectorIndex(Space, new HnswOptions { SearchCandidates = 400, BuildThreads = 1 });
        await hasty.PutAsync(entries, Token);
        await thorough.PutAsync(entries, Token);

        var (less, more) = (await RecallCheck.MeasureAsync(hasty, Queries(100), Token), await RecallCheck.MeasureAsync(thorough, Queries(100), Token));

        Assert.True(less.High < more.Low, $"{less} against {more}");
    }

    [Fact]
    public async Task One_thread_builds_the_same_graph_again()
    {
        var found = new List<IReadOnlyList<IReadOnlyList<RankedPassage>>>();
        for (var i = 0; i < 2; i++)
        {
            await using var index = new HnswVectorIndex(Space, new HnswOptions { BuildThreads = 1, SearchCandidates = 5, Links = 3 });
            await index.PutAsync(RandomVectors.Entries(2000, Space.Dimension, seed: 1), Token);
            found.Add(await index.SearchManyAsync(Queries(50), Token));
        }

        Assert.Equal(found[0], found[1]);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.6)]
    public async Task Deletions_do_not_spoil_the_graph(double share)
    {
        await using var index = new HnswVectorIndex(Space);
        var entries = RandomVectors.Entries(3000, Space.Dimension, seed: 1);
        await index.PutAsync(entries, Token);
        var deleted = entries.Take((int)(share * entries.Count)).Select(entry => entry.Id).ToHashSet();

        foreach (var some in deleted.Chunk(100))
        {
            await index.DeleteAsync(some, Token);
        }

        Assert.Equal(entries.Count - deleted.Count, await index.CountAsync(Token));
        Assert.InRange((await RecallCheck.MeasureAsync(index, Queries(100), Token)).Recall, 0.97, 1);
        Assert.DoesNotContain(await index.SearchManyAsync(Queries(50), Token), found => found.Any(passage => deleted.Contains(passage.Id)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(60)]
    public async Task A_filter_finds_the_nearest_that_pass_whether_many_or_few(int oneIn)
    {
        await using var index = new HnswVectorIndex(Space);
        var entries = RandomVectors.Entries(3000, Space.Dimension, seed: 1)
            .Select((entry, i) => entry with { Metadata = entry.Metadata.Add("passes", i % oneIn == 0 ? "yes" : "no") });
        await index.PutAsync([.. entries], Token);
        var filter = new PassageFilter { Required = Required("passes", "yes") };

        var recall = await RecallCheck.MeasureAsync(index, [.. Queries(100).Select(query => query with { Filter = filter })], Token);

        Assert.InRange(recall.Recall, 0.97, 1);
    }

    [Fact]
    public async Task Many_equal_vectors_do_not_cut_the_graph_apart()
    {
        await using var index = new HnswVectorIndex(Space);
        var same = RandomVectors.One(Space.Dimension, seed: 9);
        var copies = Enumerable.Range(0, 1500).Select(i => new VectorEntry { Id = RandomVectors.Id(i, "copy"), Vector = same });
        await index.PutAsync([.. copies, .. RandomVectors.Entries(1500, Space.Dimension, seed: 1)], Token);

        Assert.InRange((await RecallCheck.MeasureAsync(index, Queries(100), Token)).Recall, 0.97, 1);
        Assert.All(await index.SearchAsync(new VectorQuery { Vector = same }, Token), passage => Assert.Equal(1, passage.Score, tolerance: 1e-5));
    }

    private static ImmutableSortedDictionary<string, ImmutableSortedSet<string>> Required(
        string name, string value) =>
        ImmutableSortedDictionary<string, ImmutableSortedSet<string>>.Empty.Add(name, [value]);

    private static IReadOnlyList<VectorQuery> Queries(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new VectorQuery { Vector = RandomVectors.One(Space.Dimension, seed: 1000 + i) })];
}
