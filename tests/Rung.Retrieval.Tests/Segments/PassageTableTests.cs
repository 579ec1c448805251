using System.Collections.Immutable;
using FsCheck.Xunit;
using Rung.Retrieval.Segments;

namespace Rung.Retrieval.Tests.Segments;

public sealed class PassageTableTests
{
    private static readonly FileKind Kind = FileKind.Of("TEST", version: 1);

    [Property(MaxTest = 50)]
    public void Every_passage_comes_back_whole(Dictionary<char, (string? Text, string?[] Titles, int Start, int End)> made)
    {
        var passages = made.OrderBy(one => one.Key).Select(one => new Passage
        {
            Id = PassageId.Of($"{one.Key}"),
            Document = $"{one.Value.Titles.Length}",
            Text = one.Value.Text ?? string.Empty,
            TitlePath = [.. one.Value.Titles.OfType<string>()],
            Span = new TextSpan(one.Value.Start, one.Value.End),
            Metadata = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add("title", one.Value.Text ?? string.Empty),
        }).ToArray();

        var table = Table(passages);

        Assert.Equal(passages.Length, table.Count);
        for (var i = 0; i < passages.Length; i++)
        {
            var (expected, read) = (passages[i], table.Read(i));
            Assert.Equal(i, table.Find(expected.Id));
            Assert.Equal((expected.Id, expected.Document, expected.Text, expected.Span), (read.Id, read.Document, read.Text, read.Span));
            Assert.Equal(expected.TitlePath, read.TitlePath);
            Assert.Equal(expected.Metadata, read.Metadata);
            Assert.Contains((uint)i, table.PassagesOf(table.FindDocument(expected.Document)).ToArray());
        }
    }

    [Fact]
    public void What_is_not_there_has_no_number()
    {
        var table = Table([new Passage { Id = PassageId.Of("b"), Document = "d", Text = "x" }]);

        Assert.Equal(-1, table.Find(PassageId.Of("a")));
        Assert.Equal(-1, table.Find(PassageId.Of("c")));
        Assert.Equal(-1, table.FindDocument("e"));
        Assert.Equal(-1, Table([]).Find(PassageId.Of("a")));
    }

    private static PassageTable Table(Passage[] passages)
    {
        using var stream = new MemoryStream();
        using var writer = new ChecksummedWriter(stream, Kind);
        var table = new PassageTableWriter(writer);
        foreach (var passage in passages)
        {
            table.Add(passage);
        }

        table.Finish();
        writer.Finish("memory");
        return new PassageTable(ChecksummedFile.Of("memory", Kind, stream.ToArray()), firstSection: 0);
    }
}
