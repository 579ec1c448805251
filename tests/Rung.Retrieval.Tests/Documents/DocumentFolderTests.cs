using Rung.Retrieval.Documents;

namespace Rung.Retrieval.Tests.Documents;

public sealed class DocumentFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Documents_come_in_ordinal_order_with_slashes()
    {
        _folder.Write("b.txt", "b");
        _folder.Write("a/z.md", "z");
        _folder.Write("a-b.txt", "ab");
        _folder.Write("B.txt", "B");

        var listing = await new DocumentFolder(_folder.Path).ListAsync(null, Token);

        Assert.Equal(["B.txt", "a-b.txt", "a/z.md", "b.txt"], listing.Files.Select(file => file.Path));
        Assert.Equal("3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d", listing.Files[3].Hash);
    }

    [Fact]
    public async Task Reading_a_folder_ends_with_the_last_document_whatever_is_refused()
    {
        _folder.Write("a.txt", "fine");
        _folder.Write("b.docx", "broken");
        _folder.Write("c.exe", "unknown");
        _folder.Write("d.jsonl", "{\"text\":\"one\"}\nwrong\n{\"text\":\"two\"}\n");
        _folder.Write("e.txt", "");
        _folder.Write(".git/config.txt", "hidden");

        var outcomes = new List<string>();
        await foreach (var outcome in new DocumentFolder(_folder.Path).ReadAsync(Token))
        {
            outcomes.Add($"{outcome.Source} {outcome.Document?.Id ?? outcome.Refusal!.Cause.ToString()}");
        }

        Assert.Equal(
            [".git HiddenName", "c.exe UnknownKind", "e.txt Empty", "a.txt a.txt", "b.docx Damaged", "d.jsonl d.jsonl#1", "d.jsonl Damaged", "d.jsonl d.jsonl#3"],
            outcomes);
    }

    [Fact]
    public async Task Links_are_never_followed_and_always_said()
    {
        using var outside = new TemporaryFolder();
        outside.Write("secret.txt", "secret");
        _folder.Write("in/a.txt", "a");
        Link("in/loop", Path.Combine(_folder.Path, "in"));
        Link("up", _folder.Path);
        Link("self", Path.Combine(_folder.Path, "self"));
        Link("away", outside.Path);
        Link("away.txt", Path.Combine(outside.Path, "secret.txt"));
        Link("hop.txt", Path.Combine(_folder.Path, "away", "secret.txt"));
        Link("same.txt", Path.Combine(_folder.Path, "in", "a.txt"));
        Link("broken.txt", Path.Combine(_folder.Path, "nowhere"));
        Link("dots.txt", "../../../../../../../../etc/hostname");

        var listing = await new DocumentFolder(_folder.Path).ListAsync(null, Token);

        Assert.Equal(["in/a.txt"], listing.Files.Select(file => file.Path));
        Assert.Equal(
            [
                "away LinkLeadsOutside", "away.txt LinkLeadsOutside", "broken.txt LinkIsBroken", "dots.txt LinkLeadsOutside", "hop.txt LinkLeadsOutside",
                "in/loop LinkLoop", "same.txt LinkRepeats", "self LinkLoop", "up LinkLoop",
            ],
            listing.Refusals.Select(refusal => $"{refusal.Source} {refusal.Refusal!.Cause}"));
    }

    [Fact]
    public async Task Folders_that_go_too_deep_and_files_that_are_too_large_are_refused()
    {
        _folder.Write("1/2/3/deep.txt", "x");
        _folder.Write("1/2/fine.txt", "x");
        _folder.Write("large.txt", "12345");

        var listing = await new DocumentFolder(_folder.Path, new DocumentOptions { MaxFolderDepth = 2, MaxFileBytes = 4 }).ListAsync(null, Token);

        Assert.Equal(["1/2/fine.txt"], listing.Files.Select(file => file.Path));
        Assert.Equal(["1/2/3 TooDeep", "large.txt TooLarge"], listing.Refusals.Select(refusal => $"{refusal.Source} {refusal.Refusal!.Cause}"));
    }

    [Fact]
    public async Task Two_listings_tell_what_was_added_changed_and_deleted()
    {
        _folder.Write("same.txt", "same");
        _folder.Write("changed.txt", "before");
        var deleted = _folder.Write("deleted.txt", "x");
        var folder = new DocumentFolder(_folder.Path);
        var before = await folder.ListAsync(null, Token);
        File.Delete(deleted);
        _folder.Write("changed.txt", "after!");
        _folder.Write("added.txt", "new");

        var changes = (await folder.ListAsync(before, Token)).ChangesSince(before);

        Assert.Equal(("added.txt", "changed.txt", "deleted.txt"), (changes.Added.Single().Path, changes.Changed.Single().Path, changes.Deleted.Single().Path));
        Assert.False(changes.IsEmpty);
    }

    [Fact]
    public async Task A_file_is_hashed_again_only_where_it_may_have_changed()
    {
        var old = _folder.Write("old.txt", "12345");
        var fresh = _folder.Write("fresh.txt", "12345");
        File.SetLastWriteTimeUtc(old, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var folder = new DocumentFolder(_folder.Path);
        var before = await folder.ListAsync(null, Token);
        var (oldTime, freshTime) = (File.GetLastWriteTimeUtc(old), File.GetLastWriteTimeUtc(fresh));
        await File.WriteAllTextAsync(old, "54321", Token);
        await File.WriteAllTextAsync(fresh, "54321", Token);
        File.SetLastWriteTimeUtc(old, oldTime);
        File.SetLastWriteTimeUtc(fresh, freshTime);

        var changes = (await folder.ListAsync(before, Token)).ChangesSince(before);

        // Same size and an old time: taken as it was. The time of a listing is too near to the other's to be trusted.
        Assert.Equal(["fresh.txt"], changes.Changed.Select(file => file.Path));
    }

    [Fact]
    public async Task A_path_that_leads_outside_is_not_read()
    {
        var folder = new DocumentFolder(_folder.Path);

        await Assert.ThrowsAsync<DocumentFolderException>(async () =>
        {
            await foreach (var _ in folder.ReadAsync(new FolderFile("../x.txt", 1, default, ""), Token))
            {
            }
        });
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told() =>
        await Assert.ThrowsAsync<DocumentFolderException>(() => new DocumentFolder(Path.Combine(_folder.Path, "no")).ListAsync(null, Token));

    private void Link(string name, string target) => File.CreateSymbolicLink(Path.Combine(_folder.Path, name), target);
}
