using System.Collections.Immutable;
using Rung.Retrieval.Vectors;

namespace Rung.Retrieval.Tests.Vectors;

/// <summary>
/// What every <see cref="IVectorIndex"/> does, wherever it keeps its vectors. Derive it and make an empty index in
/// <see cref="CreateAsync"/>; an index that estimates must still find everything in tests as small as these.
/// </summary>
public abstract class VectorIndexConformance
{
    private const float Tolerance = 1e-5f;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract ValueTask<IVectorIndex> CreateAsync(VectorSpace space);

    [Fact]
    public async Task A_new_index_is_empty_and_finds_nothing()
    {
        await using var index = await CreateAsync(new VectorSpace(3));

        Assert.Equal(0, await index.CountAsync(Token));
        Assert.Empty(await index.SearchAsync(Query([1, 0, 0]), Token));
    }

    [Fact]
    public async Task An_index_says_what_it_holds()
    {
        await using var index = await CreateAsync(new VectorSpace(3, VectorSimilarity.InnerProduct));

        await index.PutAsync([Entry("a", [1, 0, 0]), Entry("b", [0, 1, 0])], Token);

        Assert.Equal(new VectorSpace(3, VectorSimilarity.InnerProduct), index.Space);
        Assert.Equal(2, await index.CountAsync(Token));
    }

    [Fact]
    public async Task The_nearest_comes_first_with_its_cosine()
    {
        await using var index = await CreateAsync(new VectorSpace(2));
        await index.PutAsync([Entry("across", [0, 5]), Entry("along", [9, 0]), Entry("between", [1, 1]), Entry("against", [-1, 0])], Token);

        var found = await index.SearchAsync(Query([2, 0]), Token);

        Assert.Equal(["along", "between", "across", "against"], Ids(found));
        Assert.Equal([1, Math.Sqrt(0.5), 0, -1], found.Select(passage => passage.Score), (one, other) => Math.Abs(one - other) < Tolerance);
    }

    [Fact]
    public async Task By_inner_product_a_longer_vector_is_nearer()
    {
        await using var index = await CreateAsync(new VectorSpace(2, VectorSimilarity.InnerProduct));
        await index.PutAsync([Entry("short", [1, 0]), Entry("long", [3, 3]), Entry("zero", [0, 0])], Token);

        var found = await index.SearchAsync(Query([2, 0]), Token);

        Assert.Equal(["long", "short", "zero"], Ids(found));
        Assert.Equal([6, 2, 0], found.Select(passage => passage.Score), (one, other) => Math.Abs(one - other) < Tolerance);
    }

    [Fact]
    public async Task No_more_are_found_than_were_asked_for()
    {
        await using var index = await CreateAsync(new VectorSpace(7));
        await index.PutAsync(RandomVectors.Entries(50, 7, seed: 1), Token);

        Assert.Equal(4, (await index.SearchAsync(Query(RandomVectors.One(7, seed: 2), count: 4), Token)).Count);
        Assert.Equal(50, (await index.SearchAsync(Query(RandomVectors.One(7, seed: 2), count: 99), Token)).Count);
    }

    [Fact]
    public async Task Equal_scores_are_ordered_by_id_and_cut_by_id()
    {
        await using var index = await CreateAsync(new VectorSpace(4));
        string[] ids = ["d", "b", "e", "Z", "a", "c"];
        await index.PutAsync([.. ids.Select(id => Entry(id, [1, 2, 3, 4]))], Token);

        Assert.Equal(["Z", "a", "b"], Ids(await index.SearchAsync(Query([4, 3, 2, 1], count: 3), Token)));
    }

    [Fact]
    public async Task An_entry_of_the_same_id_replaces_vector_and_metadata()
    {
        await using var index = await CreateAsync(new VectorSpace(2));
        await index.PutAsync([Entry("a", [1, 0], ("kind", "old")), Entry("b", [0, 1], ("kind", "old"))], Token);

        await index.PutAsync([Entry("a", [0, -1], ("kind", "new"))], Token);

        Assert.Equal(2, await index.CountAsync(Token));
        Assert.Equal(["b", "a"], Ids(await index.SearchAsync(Query([0, 1]), Token)));
        Assert.Equal(["b"], Ids(await index.SearchAsync(Query([0, 1], filter: Filter("kind", "old")), Token)));
        Assert.Equal(["a"], Ids(await index.SearchAsync(Query([0, 1], filter: Filter("kind", "new")), Token)));
    }

    [Fact]
    public async Task Of_two_entries_with_one_id_the_later_counts()
    {
        await using var index = await CreateAsync(new VectorSpace(2));

        await index.PutAsync([Entry("a", [1, 0]), Entry("b", [0, 1]), Entry("a", [0, 1])], Token);

        Assert.Equal(2, await index.CountAsync(Token));
        Assert.All(await index.SearchAsync(Query([0, 1]), Token), passage => Assert.Equal(1, passage.Score, Tolerance));
    }

    [Fact]
    public async Task Deleted_passages_are_not_found_and_are_counted()
    {
        await using var index = await CreateAsync(new VectorSpace(2));
        await index.PutAsync([Entry("a", [1, 0]), Entry("b", [0, 1]), Entry("c", [1, 1])], Token);

        var deleted = await index.DeleteAsync([PassageId.Of("a"), PassageId.Of("unknown"), PassageId.Of("c"), PassageId.Of("a")], Token);

        Assert.Equal(2, deleted);
        Assert.Equal(1, await index.CountAsync(Token));
        Assert.Equal(["b"], Ids(await index.SearchAsync(Query([1, 0]), Token)));
    }

    [Fact]
    public async Task A_deleted_passage_can_come_back_with_another_vector()
    {
        await using var index = await CreateAsync(new VectorSpace(2));
        await index.PutAsync([Entry("a", [1, 0], ("kind", "old")), Entry("b", [0, 1])], Token);
        await index.DeleteAsync([PassageId.Of("a")], Token);

        await index.PutAsync([Entry("a", [0, 2])], Token);

        Assert.Equal(["a", "b"], Ids(await index.SearchAsync(Query([0, 1]), Token)));
        Assert.Empty(await index.SearchAsync(Query([0, 1], filter: Filter("kind", "old")), Token));
    }

    [Fact]
    public async Task Nothing_put_and_nothing_deleted_changes_nothing()
    {
        await using var index = await CreateAsync(new VectorSpace(2));
        await index.PutAsync([Entry("a", [1, 0])], Token);

        await index.PutAsync([], Token);

        Assert.Equal(0, await index.DeleteAsync([], Token));
        Assert.Empty(await index.SearchManyAsync([], Token));
        Assert.Equal(1, await index.CountAsync(Token));
    }

    [Theory]
    [InlineData("docs/o'brien.md#1")]
    [InlineData("a\"b\\c%_;--")]
    [InlineData("straße/ü 😀\n\t")]
    [InlineData("'); drop table passages; --")]
    public async Task Any_characters_are_good_for_an_id_and_for_metadata(string text)
    {
        await using var index = await CreateAsync(new VectorSpace(2));
        await index.PutAsync([Entry(text, [1, 0], (text, text)), Entry("other", [1, 0], (text, "x")), Entry(text.ToUpperInvariant() + "!", [1, 0])], Token);

        Assert.Equal([text], Ids(await index.SearchAsync(Query([1, 0], filter: Filter(text, text)), Token)));
        Assert.Equal(1, await index.DeleteAsync([PassageId.Of(text)], Token));
        Assert.Equal(2, await index.CountAsync(Token));
    }

    [Fact]
    public async Task Ids_and_values_are_told_apart_by_their_characters()
    {
        await using var index = await CreateAsync(new VectorSpace(2));
        await index.PutAsync([Entry("a", [1, 0], ("k", "v")), Entry("A", [1, 0], ("k", "V")), Entry("a ", [1, 0], ("k", "v "))], Token);

        Assert.Equal(["A", "a", "a "], Ids(await index.SearchAsync(Query([1, 0]), Token)));
        Assert.Equal(["a"], Ids(await index.SearchAsync(Query([1, 0], filter: Filter("k", "v")), Token)));
    }

    [Fact]
    public async Task Queries_that_are_asked_together_keep_their_own_counts_and_filters()
    {
        await using var index = await CreateAsync(new VectorSpace(2));
        await index.PutAsync([Entry("a", [1, 0], ("k", "v")), Entry("b", [1, 1]), Entry("c", [0, 1], ("k", "v"))], Token);

        var found = await index.SearchManyAsync(
            [Query([1, 0], count: 1), Query([0, 1], count: 2), Query([1, 0], filter: Filter("k", "v")), Query([1, 0], filter: Filter("k", "none"))], Token);

        Assert.Equal([["a"], ["c", "b"], ["a", "c"], []], found.Select(ranked => Ids(ranked).ToArray()));
    }

    [Fact]
    public async Task Half_of_what_is_put_is_nothing()
    {
        await using var index = await CreateAsync(new VectorSpace(2));
        await index.PutAsync([Entry("a", [1, 0], ("k", "old"))], Token);

        await Assert.ThrowsAsync<VectorException>(async () => await index.PutAsync([Entry("a", [0, 1], ("k", "new")), Entry("b", [1, 0]), Entry("c", [1, float.NaN])], Token));

        Assert.Equal(["a"], Ids(await index.SearchAsync(Query([1, 0], filter: Filter("k", "old")), Token)));
        Assert.Equal(1, await index.CountAsync(Token));
    }

    [Fact]
    public async Task An_index_emptied_by_deletion_works_on()
    {
        await using var index = await CreateAsync(new VectorSpace(5));
        await index.PutAsync(RandomVectors.Entries(30, 5, seed: 1), Token);

        await index.DeleteAsync([.. RandomVectors.Entries(30, 5, seed: 1).Select(entry => entry.Id)], Token);
        var whenEmpty = await index.SearchAsync(Query(RandomVectors.One(5, seed: 2)), Token);
        await index.PutAsync(RandomVectors.Entries(3, 5, seed: 3), Token);

        Assert.Empty(whenEmpty);
        Assert.Equal(3, (await index.SearchAsync(Query(RandomVectors.One(5, seed: 2)), Token)).Count);
    }

    [Fact]
    public async Task A_filter_wants_one_of_the_values_of_every_name()
    {
        await using var index = await CreateAsync(new VectorSpace(2));
        await index.PutAsync(
            [
                Entry("de-new", [1, 0], ("language", "de"), ("age", "new")),
                Entry("fr-new", [1, 0], ("language", "fr"), ("age", "new")),
                Entry("en-new", [1, 0], ("language", "en"), ("age", "new")),
                Entry("de-old", [1, 0], ("language", "de"), ("age", "old")),
                Entry("de", [1, 0], ("language", "de")),
            ],
            Token);
        var filter = new PassageFilter
        {
            Required = ImmutableSortedDictionary<string, ImmutableSortedSet<string>>.Empty.Add("language", ["de", "fr"]).Add("age", ["new"]),
        };

        Assert.Equal(["de-new", "fr-new"], Ids(await index.SearchAsync(Query([1, 0], filter: filter), Token)));
        Assert.Empty(await index.SearchAsync(Query([1, 0], filter: Filter("unknown", "x")), Token));
        Assert.Empty(await index.SearchAsync(Query([1, 0], filter: Filter("language", "it")), Token));
    }

    [Fact]
    public async Task A_filter_that_few_pass_still_finds_the_nearest_of_them()
    {
        await using var index = await CreateAsync(new VectorSpace(16));
        var entries = RandomVectors.Entries(2000, 16, seed: 1)
            .Select((entry, i) => entry with { Metadata = Metadata(("rare", i % 97 == 0 ? "yes" : "no")) }).ToList();
        await index.PutAsync(entries, Token);
        var query = RandomVectors.One(16, seed: 2);

        var found = await index.SearchAsync(Query(query, filter: Filter("rare", "yes")), Token);

        Assert.Equal(RandomVectors.Nearest(entries.Where((_, i) => i % 97 == 0), query, 10), Ids(found));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(33)]
    [InlineData(70)]
    public async Task Many_queries_at_once_find_what_they_find_alone(int queries)
    {
        await using var index = await CreateAsync(new VectorSpace(19));
        await index.PutAsync(RandomVectors.Entries(333, 19, seed: 1), Token);
        var asked = Enumerable.Range(0, queries).Select(i => Query(RandomVectors.One(19, seed: 100 + i), count: 1 + (i % 12))).ToList();

        var together = await index.SearchManyAsync(asked, Token);

        Assert.Equal(queries, together.Count);
        foreach (var (query, found) in asked.Zip(together))
        {
            Assert.Equal(await index.SearchAsync(query, Token), found);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(64)]
    [InlineData(101)]
    public async Task The_nearest_are_found_in_any_dimension(int dimension)
    {
        await using var index = await CreateAsync(new VectorSpace(dimension, VectorSimilarity.InnerProduct));
        var entries = RandomVectors.Entries(257, dimension, seed: 5);
        await index.PutAsync(entries, Token);
        var query = RandomVectors.One(dimension, seed: 6);

        Assert.Equal(RandomVectors.Nearest(entries, query, 10), Ids(await index.SearchAsync(Query(query), Token)));
    }

    [Theory]
    [InlineData(1e-30f)]
    [InlineData(1e30f)]
    public async Task Cosine_does_not_mind_how_long_a_vector_is(float factor)
    {
        await using var index = await CreateAsync(new VectorSpace(2));
        await index.PutAsync([Entry("a", [factor, 0]), Entry("b", [factor, factor])], Token);

        var found = await index.SearchAsync(Query([0, factor]), Token);

        Assert.Equal(["b", "a"], Ids(found));
        Assert.Equal(Math.Sqrt(0.5), found[0].Score, Tolerance);
    }

    [Fact]
    public async Task A_vector_of_another_dimension_is_refused_and_changes_nothing()
    {
        await using var index = await CreateAsync(new VectorSpace(2));

        var error = await Assert.ThrowsAsync<VectorException>(
            async () => await index.PutAsync([Entry("good", [1, 0]), Entry("bad", [1, 0, 0])], Token));

        Assert.Equal(PassageId.Of("bad"), error.Passage);
        Assert.Equal(0, await index.CountAsync(Token));
        await Assert.ThrowsAsync<VectorException>(async () => await index.SearchAsync(Query([1]), Token));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public async Task A_vector_that_is_not_finite_is_refused(float component)
    {
        await using var index = await CreateAsync(new VectorSpace(2, VectorSimilarity.InnerProduct));

        await Assert.ThrowsAsync<VectorException>(async () => await index.PutAsync([Entry("a", [1, component])], Token));
        await Assert.ThrowsAsync<VectorException>(async () => await index.SearchAsync(Query([component, 1]), Token));
    }

    [Fact]
    public async Task A_vector_without_direction_is_refused_under_cosine()
    {
        await using var index = await CreateAsync(new VectorSpace(2));

        await Assert.ThrowsAsync<VectorException>(async () => await index.PutAsync([Entry("a", [0, 0])], Token));
        await Assert.ThrowsAsync<VectorException>(async () => await index.SearchAsync(Query([0, 0]), Token));
    }

    [Fact]
    public async Task Nobody_asks_for_no_passages()
    {
        await using var index = await CreateAsync(new VectorSpace(2));

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await index.SearchAsync(Query([1, 0], count: 0), Token));
    }

    [Fact]
    public async Task What_was_cancelled_before_it_began_changes_nothing()
    {
        await using var index = await CreateAsync(new VectorSpace(2));
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await index.PutAsync([Entry("a", [1, 0])], cancelled));

        Assert.Equal(0, await index.CountAsync(Token));
    }

    [Fact]
    public async Task Searches_and_changes_may_come_at_once()
    {
        await using var index = await CreateAsync(new VectorSpace(8));
        await index.PutAsync(RandomVectors.Entries(200, 8, seed: 1), Token);
        var changes = Enumerable.Range(0, 20).Select(i => Task.Run(
            async () =>
            {
                await index.PutAsync(RandomVectors.Entries(10, 8, seed: 10 + i, prefix: $"more-{i}-"), Token);
                await index.DeleteAsync([RandomVectors.Id(i)], Token);
            },
            Token));
        var searches = Enumerable.Range(0, 50).Select(i => Task.Run(
            async () => Assert.Equal(5, (await index.SearchAsync(Query(RandomVectors.One(8, seed: i), count: 5), Token)).Count), Token));

        await Task.WhenAll(changes.Concat(searches).ToList());

        Assert.Equal(200 + (20 * 10) - 20, await index.CountAsync(Token));
    }

    private static VectorEntry Entry(string id, float[] vector, params (string Name, string Value)[] metadata) =>
        new() { Id = PassageId.Of(id), Vector = vector, Metadata = Metadata(metadata) };

    private static ImmutableSortedDictionary<string, string> Metadata(params (string Name, string Value)[] metadata) =>
        metadata.ToImmutableSortedDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);

    private static VectorQuery Query(float[] vector, int count = 10, PassageFilter? filter = null) =>
        new() { Vector = vector, Count = count, Filter = filter };

    private static PassageFilter Filter(string name, string value) =>
        new() { Required = ImmutableSortedDictionary<string, ImmutableSortedSet<string>>.Empty.Add(name, [value]) };

    private static IEnumerable<string> Ids(IEnumerable<RankedPassage> found) => found.Select(passage => passage.Id.Value);
}
