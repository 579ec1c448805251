using System.Text;
using System.Text.Json;
using Rung.Retrieval.Segments;
using Rung.Retrieval.Tests.Lexical;

namespace Rung.Retrieval.Tests.Segments;

public sealed class IndexFolderTests : IDisposable
{
    private static readonly FileKind Kind = FileKind.Of("TEST", version: 1);

    private readonly TemporaryFolder _temporary = new();

    [Fact]
    public void A_commit_replaces_the_parts_that_it_names_and_leaves_the_others()
    {
        using var folder = IndexFolder.OpenToWrite(_temporary.Path);
        folder.Publish(Part(folder, "one", 1), Part(folder, "two", 2));

        folder.Publish(Part(folder, "two", 3));

        var read = IndexFolder.OpenToRead(_temporary.Path).Manifest;
        Assert.Equal(2, read.Generation);
        Assert.Equal((1, 3), (read.Find("one")!.State.GetInt32(), read.Find("two")!.State.GetInt32()));
    }

    [Fact]
    public void A_file_that_no_part_needs_any_more_is_removed()
    {
        using var folder = IndexFolder.OpenToWrite(_temporary.Path);
        var first = Part(folder, "one", 1);
        folder.Publish(first);

        folder.Publish(Part(folder, "one", 2));

        Assert.False(File.Exists(folder.PathOf(first.Files[0].Name)));
    }

    [Fact]
    public void A_name_is_never_given_twice()
    {
        using (var folder = IndexFolder.OpenToWrite(_temporary.Path))
        {
            folder.Publish(Part(folder, "one", 1));
            folder.Publish();
        }

        using var again = IndexFolder.OpenToWrite(_temporary.Path);
        Assert.Equal("one-00000002-test.rung", again.NewName("one", "test"));
    }

    [Fact]
    public void A_file_that_was_exchanged_for_another_is_refused()
    {
        using var folder = IndexFolder.OpenToWrite(_temporary.Path);
        var one = Part(folder, "one", 1);
        var two = Part(folder, "two", 2);
        folder.Publish(one, two);
        File.Copy(folder.PathOf(one.Files[0].Name), folder.PathOf(two.Files[0].Name), overwrite: true);

        Assert.Throws<IndexDamagedException>(() => folder.Map(two.Files[0], Kind));
    }

    [Fact]
    public void A_lost_manifest_is_no_empty_index()
    {
        using (var folder = IndexFolder.OpenToWrite(_temporary.Path))
        {
            folder.Publish(Part(folder, "one", 1));
        }

        File.Delete(Path.Combine(_temporary.Path, "manifest"));

        Assert.Throws<IndexDamagedException>(() => IndexFolder.OpenToWrite(_temporary.Path));
        Assert.Throws<IndexDamagedException>(() => IndexFolder.OpenToRead(_temporary.Path));
        Assert.Single(Directory.EnumerateFiles(_temporary.Path, "*.rung"));
    }

    [Theory]
    [InlineData("../../etc/passwd.rung")]
    [InlineData("a/b.rung")]
    [InlineData("notes.txt")]
    public void A_manifest_leads_to_no_other_file(string name)
    {
        using var state = JsonDocument.Parse("1");
        var manifest = new IndexManifest
        {
            Generation = 1,
            NextFile = 1,
            Parts = [new IndexPart { Name = "one", State = state.RootElement, Files = [new PartFile(name, 1, 1)] }],
        };

        Assert.Throws<IndexDamagedException>(() => IndexManifest.Parse("manifest", manifest.ToBytes()));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"generation":1,"nextFile":1,"parts":[null]}""")]
    [InlineData("""{"generation":1,"nextFile":1,"parts":[{"name":"a","files":null,"state":1}]}""")]
    [InlineData("""{"generation":-1,"nextFile":1,"parts":[]}""")]
    public void A_manifest_that_says_what_cannot_be_is_damaged(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var text = FormattableString.Invariant($"rung-index 1 crc32c {Crc32C.Of(bytes):x8}\n{json}");

        Assert.Throws<IndexDamagedException>(() => IndexManifest.Parse("manifest", Encoding.UTF8.GetBytes(text)));
    }

    public void Dispose() => _temporary.Dispose();

    private static IndexPart Part(IndexFolder folder, string part, int state)
    {
        var name = folder.NewName(part, "test");
        using var writer = ChecksummedWriter.Create(folder.PathOf(name), Kind);
        writer.Write(state);
        writer.EndSection();
        return new IndexPart { Name = part, Files = [writer.Finish(name)], State = JsonSerializer.SerializeToElement(state) };
    }
}
