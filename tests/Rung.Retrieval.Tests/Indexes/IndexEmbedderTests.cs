using Rung.Retrieval.Indexes;
using Rung.Retrieval.Tests.Vectors.Embedding;
using Rung.Retrieval.Vectors.Embedding;

namespace Rung.Retrieval.Tests.Indexes;

public sealed class IndexEmbedderTests : IDisposable
{
    private readonly string _docs = Directory.CreateTempSubdirectory("rung-embedded-").FullName;
    private readonly FixedGenerator _generator = new(VectorOf);

    public IndexEmbedderTests()
    {
        Write("a.md", "The first speaks of apples.");
        Write("b.md", "The second speaks of bananas.");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Kept => Path.Combine(_docs, ".rung", "index");

    public void Dispose()
    {
        _generator.Dispose();
        Directory.Delete(_docs, recursive: true);
    }

    [Fact]
    public async Task Passages_are_found_by_the_vectors_of_an_embedder()
    {
        await UpdateAsync();

        Assert.Equal("b.md", await FirstAsync("bananas"));
        Assert.Equal("a.md", await FirstAsync("apples"));
    }

    [Fact]
    public async Task Only_what_is_new_is_embedded_and_what_is_gone_is_forgotten()
    {
        await UpdateAsync();
        _generator.Calls.Clear();
        Write("c.md", "The third speaks of cherries.");
        File.Delete(Path.Combine(_docs, "a.md"));

        await UpdateAsync();

        Assert.Equal(["The third speaks of cherries."], Assert.Single(_generator.Calls));
        Assert.Equal("c.md", await FirstAsync("cherries"));
        Assert.NotEqual("a.md", await FirstAsync("apples"));
    }

    [Fact]
    public async Task Where_it_may_not_be_embedded_nothing_is_sent_and_nothing_is_found_by_half()
    {
        await using var index = await OpenAsync(Embedder() with { MayEmbed = (texts, _) => ValueTask.FromResult(texts.Count > 2) });

        await index.UpdateAsync(progress: null, Stop);

        Assert.Empty(_generator.Calls);
        Assert.Empty(index.View.Embedded);
        Assert.Equal(2, index.View.Count);
    }

    [Fact]
    public async Task A_failure_is_told_and_the_update_goes_on_without_the_embedder()
    {
        var failures = new List<Exception>();
        var broken = new FixedGenerator(_ => throw new InvalidOperationException("down"));
        await using var index = await OpenAsync(Embedder() with { Embedder = new TextEmbedder(broken), OnFailure = failures.Add });

        await index.UpdateAsync(progress: null, Stop);

        Assert.Equal("down", Assert.Single(failures).Message);
        Assert.Empty(index.View.Embedded);
        Assert.NotNull(index.View.Vectors);
    }

    [Fact]
    public async Task What_the_embedder_knows_nothing_of_is_not_asked_for_again()
    {
        Write("zero.md", "Nothing here.");
        await UpdateAsync();
        _generator.Calls.Clear();

        await UpdateAsync();

        Assert.Empty(_generator.Calls);
        Assert.Equal("b.md", await FirstAsync("bananas"));
    }

    [Fact]
    public async Task Another_identity_makes_all_vectors_anew()
    {
        await UpdateAsync();
        _generator.Calls.Clear();

        await UpdateAsync(Embedder() with { Identity = "other" });

        Assert.Equal(2, _generator.Calls.Sum(texts => texts.Length));
    }

    [Fact]
    public async Task A_reader_with_another_embedder_is_refused_and_told_both()
    {
        await UpdateAsync();

        var refused = await Assert.ThrowsAsync<EmbedderMismatchException>(() => ReadAsync(Embedder() with { Identity = "other" }));

        Assert.Contains("fixed-1 (3 components)", refused.Message, StringComparison.Ordinal);
        Assert.Contains("other", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_is_told_of_passages_without_a_vector()
    {
        await UpdateAsync();
        Write("c.md", "The third speaks of cherries.");
        await using (var index = await FolderIndex.OpenAsync(_docs, Kept, options: null, Stop))
        {
            await index.UpdateAsync(progress: null, Stop);
        }

        var refused = await Assert.ThrowsAsync<EmbedderMismatchException>(() => ReadAsync(Embedder()));

        Assert.Contains("1 passages without a vector by 'fruit'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damaged_vectors_are_made_again()
    {
        await UpdateAsync();
        var path = Path.Combine(Kept, "embedder-fruit.vectors");
        var bytes = await File.ReadAllBytesAsync(path, Stop);
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Stop);

        await UpdateAsync();

        Assert.Equal("b.md", await FirstAsync("bananas"));
    }

    private static float[] VectorOf(string text) =>
        text.Contains("Nothing", StringComparison.Ordinal) ? [0, 0, 0] :
        [Count(text, "apples"), Count(text, "bananas"), 0.1f + Count(text, "cherries")];

    private static float Count(string text, string word) => text.Contains(word, StringComparison.Ordinal) ? 1 : 0;

    private IndexEmbedder Embedder() => new() { Name = "fruit", Identity = "fixed-1", Embedder = new TextEmbedder(_generator) };

    private Task<FolderIndex> OpenAsync(IndexEmbedder embedder) =>
        FolderIndex.OpenAsync(_docs, Kept, new FolderIndexOptions { Embedders = [embedder] }, Stop);

    private async Task UpdateAsync(IndexEmbedder? embedder = null)
    {
        await using var index = await OpenAsync(embedder ?? Embedder());
        await index.UpdateAsync(progress: null, Stop);
        Assert.Single(index.View.Embedded);
    }

    private Task<FolderIndexView> ReadAsync(IndexEmbedder embedder) =>
        FolderIndexView.OpenAsync(Kept, new FolderIndexOptions { Embedders = [embedder] }, Stop);

    private async Task<string> FirstAsync(string query)
    {
        var view = await ReadAsync(Embedder());
        var found = await Assert.Single(view.Embedded).RetrieveAsync(new RetrievalQuery { Text = query, Count = 1 }, Stop);
        return view.Find(found[0].Id)!.Document;
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_docs, name), text);
}
