using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Rung.Retrieval.Documents;

namespace Rung.Retrieval.Tests.Documents;

public sealed class DocxReaderTests
{
    [Fact]
    public async Task Headings_lists_and_tables_keep_their_roles()
    {
        var document = await Reading.DocumentAsync("a.docx", Made(
            Styled("Title", "Handbook"), Styled("Heading1", "Start"), Plain("A paragraph."), Item("one"), Item("two"),
            new Table(Row("name", "price"), Row("bell", "3"))));

        Assert.Equal("Handbook", document.Title);
        Assert.Equal(
            ["Heading1: Handbook", "Heading2: Start", "Paragraph: A paragraph.", "List: - one\n- two", "Table: name | price\nbell | 3"],
            Reading.Blocks(document));
    }

    [Fact]
    public async Task Hidden_deleted_and_white_text_is_left_out()
    {
        var deleted = new DeletedRun(new Run(new DeletedText("deleted")));
        var document = await Reading.DocumentAsync("a.docx", Made(new Paragraph(
            new Run(new Text("seen")), Hidden(new Vanish(), "vanished"), Hidden(new Color { Val = "FFFFFF" }, "white"),
            Hidden(new FontSize { Val = "2" }, "dust"), deleted)));

        Assert.Equal("seen", document.Text);
        Assert.Equal("vanished white dust", Reading.Sample(document, TakenOutKind.HiddenText));
    }

    [Fact]
    public async Task A_file_with_a_password_is_told_from_a_damaged_one()
    {
        var refusal = await Reading.RefusalAsync("a.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]);

        Assert.Equal(RefusalCause.Encrypted, refusal.Cause);
    }

    [Fact]
    public async Task A_part_that_unpacks_beyond_measure_is_a_bomb()
    {
        var refusal = await Reading.RefusalAsync("a.docx", Zip(("word/document.xml", new string(' ', 30_000_000))));

        Assert.Equal(RefusalCause.Bomb, refusal.Cause);
    }

    [Fact]
    public async Task Many_parts_that_unpack_to_much_in_all_are_a_bomb()
    {
        var options = new DocumentOptions { MaxExpandedBytes = 1_000_000 };
        var refusal = await Reading.RefusalAsync("a.docx", Zip([.. Enumerable.Range(0, 20).Select(i => ($"{i}.bin", new string('x', 100_000)))]), options);

        Assert.Equal(RefusalCause.Bomb, refusal.Cause);
    }

    [Fact]
    public async Task Too_many_entries_are_a_bomb()
    {
        var refusal = await Reading.RefusalAsync(
            "a.docx", Zip([.. Enumerable.Range(0, 50).Select(i => ($"{i}.txt", "x"))]), new DocumentOptions { MaxZipEntries = 49 });

        Assert.Equal(RefusalCause.Bomb, refusal.Cause);
    }

    [Fact]
    public async Task Elements_inside_each_other_without_end_are_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 5000));
        var refusal = await Reading.RefusalAsync("a.docx", Zip(("word/document.xml", deep)));

        Assert.Equal(RefusalCause.TooDeep, refusal.Cause);
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x \"xxxxxxxx\"><!ENTITY y \"&x;&x;&x;&x;\">]><a>&y;</a>")]
    public async Task Entities_are_refused(string xml)
    {
        var refusal = await Reading.RefusalAsync("a.docx", Zip(("word/document.xml", xml)));

        Assert.Equal(RefusalCause.Damaged, refusal.Cause);
    }

    [Fact]
    public async Task An_entry_that_leads_outside_is_refused()
    {
        var refusal = await Reading.RefusalAsync("a.docx", Zip(("../../evil.xml", "<a/>")));

        Assert.Equal(RefusalCause.Damaged, refusal.Cause);
    }

    internal static byte[] Made(params OpenXmlElement[] content)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            main.Document = new Document(new Body(content));
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                StyleNamed("Title", "Title", null), StyleNamed("Heading1", "heading 1", null),
                StyleNamed("ListBullet", "List Bullet", null));
            main.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(style => style.StyleId == "Heading1")
                .AppendChild(new StyleParagraphProperties(new OutlineLevel { Val = 1 }));
        }

        return stream.ToArray();
    }

    internal static Paragraph Plain(string text) => new(new Run(new Text(text)));

    private static Style StyleNamed(string id, string name, string? basedOn) =>
        new(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id, BasedOn = basedOn is null ? null : new BasedOn { Val = basedOn } };

    private static Paragraph Styled(string style, string text) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(new Text(text)));

    private static Paragraph Item(string text) => new(
        new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 })), new Run(new Text(text)));

    private static TableRow Row(params string[] cells) => new(cells.Select(cell => new TableCell(Plain(cell))));

    private static Run Hidden(OpenXmlElement look, string text) => new(new RunProperties(look), new Text(text));

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }
}
