using System.Text;
using Rung.Retrieval.Documents;

namespace Rung.Retrieval.Tests.Documents;

public sealed class DocumentReaderTests
{
    [Fact]
    public async Task Plain_text_stays_as_it_is_in_paragraphs()
    {
        var document = await Reading.DocumentAsync("a.txt", "  One\r\nmore. \n \n\n Two.\n");

        Assert.Equal("  One\nmore. \n \n\n Two.\n", document.Text);
        Assert.Equal(["Paragraph: One\nmore.", "Paragraph: Two."], Reading.Blocks(document));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public async Task The_mark_at_the_start_tells_the_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var document = await Reading.DocumentAsync("a.txt", [.. encoding.GetPreamble(), .. encoding.GetBytes("Grüße")]);

        Assert.Equal("Grüße", document.Text);
    }

    [Fact]
    public async Task Old_windows_text_is_read()
    {
        var document = await Reading.DocumentAsync("a.txt", [.. "Gr"u8, 0xFC, 0xDF, (byte)'e']);

        Assert.Equal("Grüße", document.Text);
    }

    [Theory]
    [InlineData("a.exe", "x", RefusalCause.UnknownKind)]
    [InlineData("a.txt", " \n ", RefusalCause.Empty)]
    [InlineData("a.txt", "a\0b", RefusalCause.Damaged)]
    [InlineData("a.docx", "no zip", RefusalCause.Damaged)]
    [InlineData("a.pdf", "no pdf", RefusalCause.Damaged)]
    [InlineData("a.html", "<script>only()</script>", RefusalCause.Empty)]
    public async Task What_cannot_be_read_says_why_with_its_name(string name, string content, RefusalCause cause)
    {
        var refusal = await Reading.RefusalAsync(name, content);

        Assert.Equal(cause, refusal.Cause);
        Assert.Contains($"'{name}'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_above_the_limit_is_refused_with_the_name_of_the_limit()
    {
        var refusal = await Reading.RefusalAsync("a.txt", "12345", new DocumentOptions { MaxFileBytes = 4 });

        Assert.Equal(RefusalCause.TooLarge, refusal.Cause);
        Assert.Contains(nameof(DocumentOptions.MaxFileBytes), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hash_names_title_text_and_metadata()
    {
        var one = await Reading.AllOfAsync("a.jsonl", "{\"id\":1,\"text\":\"a\"}\n{\"id\":2,\"text\":\"a\"}\n{\"id\":3,\"text\":\"a\",\"x\":1}\n{\"id\":4,\"title\":\"t\",\"text\":\"a\"}");

        Assert.Equal(3, one.Select(outcome => outcome.Document!.Hash).Distinct().Count());
    }

    [Fact]
    public void Wrong_options_are_told_all_at_once()
    {
        var wrong = Assert.Throws<SettingsException>(() => new DocumentReader(new DocumentOptions { MaxFileBytes = 0, MaxNesting = 9000, IdFields = default }));

        Assert.Equal(3, wrong.Errors.Length);
    }
}
