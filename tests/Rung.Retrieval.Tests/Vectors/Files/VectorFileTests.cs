using System.Collections.Immutable;
using Rung.Retrieval.Segments;
using Rung.Retrieval.Vectors;
using Rung.Retrieval.Vectors.Exact;
using Rung.Retrieval.Vectors.Hnsw;

namespace Rung.Retrieval.Tests.Vectors.Files;

public sealed class VectorFileTests : IDisposable
{
    private static readonly VectorSpace Space = new(20);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rung-vectors-");

    public static TheoryData<string> Kinds() => ["exact", "quantized", "hnsw"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string File => Path.Combine(_folder.FullName, "vectors.bin");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_index_that_was_saved_answers_as_before(string kind)
    {
        await using var index = await FilledAsync(kind);

        VectorFile.Save(index, File);
        await using var opened = VectorFile.Open(File);

        Assert.Equal(index.GetType(), opened.GetType());
        Assert.Equal(index.Space, opened.Space);
        Assert.Equal(await index.CountAsync(Token), await opened.CountAsync(Token));
        Assert.Equal(await index.SearchManyAsync(Queries(), Token), await opened.SearchManyAsync(Queries(), Token));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_opened_index_can_be_changed_and_saved_over_itself(string kind)
    {
        await using var index = await FilledAsync(kind);
        VectorFile.Save(index, File);
        await using var opened = VectorFile.Open(File);

        foreach (var same in new[] { index, opened })
        {
            await same.DeleteAsync([RandomVectors.Id(3), RandomVectors.Id(4)], Token);
            await same.PutAsync(RandomVectors.Entries(40, Space.Dimension, seed: 7), Token);
            await same.PutAsync(RandomVectors.Entries(70, Space.Dimension, seed: 8, prefix: "more"), Token);
        }

        VectorFile.Save(opened, File);
        await using var again = VectorFile.Open(File);

        Assert.Equal(await index.CountAsync(Token), await opened.CountAsync(Token));
        Assert.Equal(await ExhaustiveAsync(index), await ExhaustiveAsync(opened));
        Assert.Equal(await ExhaustiveAsync(index), await ExhaustiveAsync(again));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_empty_index_can_be_saved(string kind)
    {
        await using var index = Empty(kind);

        VectorFile.Save(index, File);
        await using var opened = VectorFile.Open(File);
        await opened.PutAsync(RandomVectors.Entries(5, Space.Dimension, seed: 1), Token);

        Assert.Equal(5, (await opened.SearchAsync(Queries()[0], Token)).Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_flipped_byte_anywhere_gives_an_error_that_names_the_file(string kind)
    {
        await using var index = await FilledAsync(kind);
        VectorFile.Save(index, File);
        var bytes = await System.IO.File.ReadAllBytesAsync(File, Token);
        var random = new Random(1);

        foreach (var place in Enumerable.Range(0, 60).Select(i => i < 24 ? i : random.Next(bytes.Length)))
        {
            byte[] damaged = [.. bytes];
            damaged[place] ^= (byte)(1 << random.Next(8));
            var file = Path.Combine(_folder.FullName, $"damaged-{place}");
            await System.IO.File.WriteAllBytesAsync(file, damaged, Token);

            Assert.Contains(file, Assert.Throws<IndexDamagedException>(() => VectorFile.Open(file)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_file_cut_off_anywhere_is_refused(string kind)
    {
        await using var index = await FilledAsync(kind);
        VectorFile.Save(index, File);
        var bytes = await System.IO.File.ReadAllBytesAsync(File, Token);

        foreach (var length in new[] { 0, 1, 40, bytes.Length / 2, bytes.Length - 1 })
        {
            await System.IO.File.WriteAllBytesAsync(File, bytes[..length], Token);

            Assert.Equal(File, Assert.Throws<IndexDamagedException>(() => VectorFile.Open(File)).File);
        }
    }

    [Fact]
    public void A_file_that_is_gone_is_named() =>
        Assert.Equal(File, Assert.Throws<IndexDamagedException>(() => VectorFile.Open(File)).File);

    private static EmbeddedVectorIndex Empty(string kind) => kind switch
    {
        "exact" => new ExactVectorIndex(Space),
        "quantized" => new QuantizedVectorIndex(Space),
        _ => new HnswVectorIndex(Space, new HnswOptions { Links = 8, BuildThreads = 1 }),
    };

    // With deletions, copies of one vector, and metadata that some have.
    private static async Task<EmbeddedVectorIndex> FilledAsync(string kind)
    {
        var index = Empty(kind);
        var entries = RandomVectors.Entries(300, Space.Dimension, seed: 1);
        await index.PutAsync(
            [.. entries.Select((entry, i) => i % 3 == 0 ? entry with { Metadata = entry.Metadata.Add("third", $"{i % 5}").Add("all", "é") } : entry)], Token);
        await index.PutAsync([.. entries.Take(10).Select((entry, i) => entry with { Id = RandomVectors.Id(i, "copy") })], Token);
        await index.DeleteAsync([.. entries.Skip(20).Take(30).Select(entry => entry.Id)], Token);
        return index;
    }

    private static async Task<IReadOnlyList<IReadOnlyList<RankedPassage>>> ExhaustiveAsync(EmbeddedVectorIndex index) =>
        await index.SearchManyAsync([.. Queries().Select(query => query with { IsExhaustive = true })], Token);

    private static IReadOnlyList<VectorQuery> Queries() =>
        [
            .. Enumerable.Range(0, 30).Select(i => new VectorQuery
            {
                Vector = RandomVectors.One(Space.Dimension, seed: 500 + i),
                Filter = i % 2 == 0 ? null : new PassageFilter
                {
                    Required = ImmutableSortedDictionary<string, ImmutableSortedSet<string>>.Empty
                        .Add("third", ["1", "2"]),
                },
            }),
        ];
}
