using Rung.Retrieval.Lexical;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Tests.Lexical;

public sealed class LexicalWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_committed_is_found_after_opening_again()
    {
        await using (var writer = LexicalWriter.Open(_folder.Path))
        {
            await writer.ReplaceAsync("a", [Made("a#1", "a", "green apples")], Token);
            await writer.CommitAsync(Token);
        }

        Assert.Equal("a#1", (await LexicalIndex.Open(_folder.Path).Snapshot().RetrieveAsync(Query("apple"), Token)).Single().Id.Value);
    }

    [Fact]
    public async Task What_was_not_committed_is_not_found()
    {
        await using (var writer = LexicalWriter.Open(_folder.Path))
        {
            await writer.CommitAsync(Token);
            await writer.ReplaceAsync("a", [Made("a#1", "a", "green apples")], Token);
            Assert.Empty(await writer.Snapshot().RetrieveAsync(Query("apple"), Token));
        }

        Assert.Equal(0, LexicalIndex.Open(_folder.Path).Snapshot().Count);
    }

    [Fact]
    public async Task A_document_that_is_replaced_loses_its_old_passages()
    {
        await using var writer = LexicalWriter.Open(_folder.Path);
        await writer.ReplaceAsync("a", [Made("a#1", "a", "green apples"), Made("a#2", "a", "red apples")], Token);
        await writer.CommitAsync(Token);

        await writer.ReplaceAsync("a", [Made("a#1", "a", "yellow pears")], Token);
        await writer.CommitAsync(Token);

        Assert.Empty(await writer.Snapshot().RetrieveAsync(Query("apples"), Token));
        Assert.Equal("yellow pears", writer.Snapshot().PassagesOf("a").Single().Text);
    }

    [Fact]
    public async Task A_snapshot_stays_as_it_was_while_the_index_changes()
    {
        await using var writer = LexicalWriter.Open(_folder.Path);
        await writer.ReplaceAsync("a", [Made("a#1", "a", "green apples")], Token);
        await writer.CommitAsync(Token);
        var before = writer.Snapshot();

        await writer.DeleteAsync("a", Token);
        await writer.CommitAsync(Token);
        await writer.CompactAsync(Token);

        Assert.Equal("green apples", before.Find(PassageId.Of("a#1"))!.Text);
        Assert.Single(await before.RetrieveAsync(Query("apples"), Token));
        Assert.Null(writer.Snapshot().Find(PassageId.Of("a#1")));
    }

    [Fact]
    public async Task Another_reader_sees_a_commit_when_it_looks_again()
    {
        await using var writer = LexicalWriter.Open(_folder.Path);
        await writer.ReplaceAsync("a", [Made("a#1", "a", "green apples")], Token);
        await writer.CommitAsync(Token);
        var index = LexicalIndex.Open(_folder.Path);

        await writer.ReplaceAsync("b", [Made("b#1", "b", "green pears")], Token);
        await writer.CommitAsync(Token);

        Assert.Single(await index.Snapshot().RetrieveAsync(Query("green"), Token));
        Assert.True(index.Refresh());
        Assert.Equal(2, (await index.Snapshot().RetrieveAsync(Query("green"), Token)).Count);
        Assert.False(index.Refresh());
    }

    [Fact]
    public async Task A_second_writer_is_told_who_writes()
    {
        await using var writer = LexicalWriter.Open(_folder.Path);

        var refused = Assert.Throws<IndexLockedException>(() => LexicalWriter.Open(_folder.Path));

        Assert.Contains(FormattableString.Invariant($"process {Environment.ProcessId}"), refused.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passage_id_belongs_to_one_document()
    {
        await using var writer = LexicalWriter.Open(_folder.Path);
        await writer.ReplaceAsync("a", [Made("1", "a", "x")], Token);
        await Assert.ThrowsAsync<DuplicatePassageException>(() => writer.ReplaceAsync("b", [Made("1", "b", "y")], Token));
        await writer.CommitAsync(Token);

        var refused = await Assert.ThrowsAsync<DuplicatePassageException>(() => writer.ReplaceAsync("b", [Made("1", "b", "y")], Token));
        await Assert.ThrowsAsync<DuplicatePassageException>(() => writer.ReplaceAsync("c", [Made("2", "c", "y"), Made("2", "c", "z")], Token));

        Assert.Equal(("a", "b"), (refused.Other, refused.Document));
    }

    [Fact]
    public async Task A_passage_id_may_move_to_another_document_in_one_commit()
    {
        await using var writer = LexicalWriter.Open(_folder.Path);
        await writer.ReplaceAsync("a", [Made("1", "a", "x")], Token);
        await writer.CommitAsync(Token);

        await writer.DeleteAsync("a", Token);
        await writer.ReplaceAsync("b", [Made("1", "b", "y")], Token);
        await writer.CommitAsync(Token);

        Assert.Equal("b", writer.Snapshot().Find(PassageId.Of("1"))!.Document);
    }

    [Fact]
    public async Task Other_options_of_analysis_are_refused_by_name()
    {
        await using (var writer = LexicalWriter.Open(_folder.Path))
        {
            await writer.CommitAsync(Token);
        }

        var options = new LexicalOptions { Analysis = new AnalysisOptions { Stems = false } };
        var refused = Assert.Throws<IndexSettingsException>(() => LexicalWriter.Open(_folder.Path, options));

        Assert.Contains("stemming on", refused.Message, StringComparison.Ordinal);
        Assert.True(LexicalIndex.Open(_folder.Path, options).Analysis.Stems);
    }

    [Fact]
    public void A_folder_without_an_index_is_named()
    {
        var refused = Assert.Throws<IndexMissingException>(() => LexicalIndex.Open(_folder.Path));

        Assert.Contains(_folder.Path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_a_killed_writer_left_are_removed_by_the_next()
    {
        await using (var writer = LexicalWriter.Open(_folder.Path))
        {
            await writer.ReplaceAsync("a", [Made("a#1", "a", "green apples")], Token);
            await writer.CommitAsync(Token);
        }

        var torn = Path.Combine(_folder.Path, "lexical-00000099-segment.rung");
        await File.WriteAllTextAsync(torn, "half a segment", Token);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "notes.txt"), "mine", Token);

        await using (var writer = LexicalWriter.Open(_folder.Path))
        {
            Assert.Equal(1, writer.Snapshot().Count);
        }

        Assert.False(File.Exists(torn));
        Assert.True(File.Exists(Path.Combine(_folder.Path, "notes.txt")));
    }

    public void Dispose() => _folder.Dispose();

    private static RetrievalQuery Query(string text) => new() { Text = text };

    private static Passage Made(string id, string document, string text) =>
        new() { Id = PassageId.Of(id), Document = document, Text = text };
}
