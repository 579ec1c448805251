using System.Globalization;
using System.IO.Compression;
using System.Text;
using Rung.Retrieval.Documents;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Rung.Retrieval.Tests.Documents;

public sealed class PdfReaderTests
{
    [Fact]
    public async Task Large_letters_are_headings_and_lines_are_paragraphs()
    {
        var document = await Reading.DocumentAsync("a.pdf", Made((page, font) =>
        {
            page.AddText("Bicycle care", 24, new PdfPoint(50, 780), font);
            page.AddText("Clean the chain every month and after", 11, new PdfPoint(50, 740), font);
            page.AddText("each ride in the rain. Then oil it spar-", 11, new PdfPoint(50, 726), font);
            page.AddText("ingly.", 11, new PdfPoint(50, 712), font);
        }));

        Assert.Equal(
            ["Heading1: Bicycle care", "Paragraph: Clean the chain every month and after each ride in the rain. Then oil it sparingly."],
            Reading.Blocks(document));
    }

    [Fact]
    public async Task Text_that_nobody_sees_is_left_out()
    {
        var document = await Reading.DocumentAsync("a.pdf", Made((page, font) =>
        {
            page.AddText("Seen", 11, new PdfPoint(50, 740), font);
            page.SetTextAndFillColor(255, 255, 255);
            page.AddText("white", 11, new PdfPoint(50, 700), font);
            page.ResetColor();
            page.AddText("dust", 0.5, new PdfPoint(50, 660), font);
            page.AddText("outside", 11, new PdfPoint(5000, 740), font);
        }));

        Assert.Equal("Seen", document.Text);
        Assert.Contains("white", Reading.Sample(document, TakenOutKind.HiddenText), StringComparison.Ordinal);
    }

    [Fact]
    public async Task White_letters_on_a_dark_box_are_read()
    {
        var document = await Reading.DocumentAsync("a.pdf", Made((page, font) =>
        {
            page.SetTextAndFillColor(0, 0, 80);
            page.DrawRectangle(new PdfPoint(40, 690), 300, 40, 1, fill: true);
            page.SetTextAndFillColor(255, 255, 255);
            page.AddText("Column", 11, new PdfPoint(50, 700), font);
        }));

        Assert.Equal("Column", document.Text);
    }

    [Fact]
    public async Task Letters_filled_with_a_pattern_are_read()
    {
        const string Stripes = "0 0 4 2 re f";
        const string Content = "/Pattern cs /P1 scn BT /F1 11 Tf 20 50 Td (Striped) Tj ET";

        var document = await Reading.DocumentAsync("a.pdf", RawPdf.Of(
        [
            "<</Type/Catalog/Pages 2 0 R>>"u8.ToArray(),
            "<</Type/Pages/Kids[3 0 R]/Count 1>>"u8.ToArray(),
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/Pattern<</P1 6 0 R>>>>>>"u8.ToArray(),
            Encoding.ASCII.GetBytes($"<</Length {Content.Length}>>stream\n{Content}\nendstream"),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"u8.ToArray(),
            Encoding.ASCII.GetBytes(
                $"<</Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 4 4]/XStep 4/YStep 4/Resources<<>>/Length {Stripes.Length}>>stream\n{Stripes}\nendstream"),
        ]));

        Assert.Equal("Striped", document.Text);
    }

    [Fact]
    public async Task Running_heads_and_page_numbers_are_no_text()
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        for (var number = 1; number <= 6; number++)
        {
            var page = builder.AddPage(PageSize.A4);
            page.AddText("Annual report", 9, new PdfPoint(50, 820), font);
            page.AddText($"Text of page {(char)('a' + number)} that differs.", 11, new PdfPoint(50, 600), font);
            page.AddText(number.ToString(CultureInfo.InvariantCulture), 9, new PdfPoint(300, 20), font);
        }

        var document = await Reading.DocumentAsync("a.pdf", builder.Build());

        Assert.DoesNotContain("Annual", document.Text, StringComparison.Ordinal);
        Assert.Equal(6, document.Blocks.Length);
    }

    [Fact]
    public async Task Pages_without_text_are_told()
    {
        var refusal = await Reading.RefusalAsync("a.pdf", Made((_, _) => { }));

        Assert.Equal(RefusalCause.Empty, refusal.Cause);
    }

    [Fact]
    public async Task Pictures_without_text_ask_for_recognition()
    {
        var refusal = await Reading.RefusalAsync("a.pdf", Made((page, _) => page.AddPng(Dot(), new PdfRectangle(0, 0, 100, 100))));

        Assert.Equal(RefusalCause.OnlyPictures, refusal.Cause);
        Assert.Contains("OCR", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_encrypted_file_is_told()
    {
        var key = new string('1', 32);
        var content = RawPdf.Of(
            RawPdf.OnePage(Encoding.ASCII.GetBytes($"<</Filter/Standard/V 2/R 3/Length 128/P -44/O({key})/U({key})>>")),
            "/Encrypt 4 0 R/ID[(a)(a)]");

        var refusal = await Reading.RefusalAsync("a.pdf", content);

        Assert.True(refusal.Cause == RefusalCause.Encrypted, refusal.Message);
    }

    [Fact]
    public async Task A_stream_that_unpacks_beyond_measure_is_a_bomb()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(Encoding.ASCII.GetBytes(new string(' ', 40_000_000)));
        }

        byte[] stream = [.. Encoding.ASCII.GetBytes($"<</Filter/FlateDecode/Length {packed.Length}>>stream\n"), .. packed.ToArray(), .. "\nendstream"u8];
        var content = RawPdf.Of(RawPdf.OnePage(stream));

        var refusal = await Reading.RefusalAsync("a.pdf", content, new DocumentOptions { MaxExpandedBytes = 10_000_000 });

        Assert.True(refusal.Cause == RefusalCause.Bomb, refusal.Message);
    }

    internal static byte[] Made(Action<PdfPageBuilder, PdfDocumentBuilder.AddedFont> draw)
    {
        var builder = new PdfDocumentBuilder();
        draw(builder.AddPage(PageSize.A4), builder.AddStandard14Font(Standard14Font.Helvetica));
        return builder.Build();
    }

    /// <summary>A grey picture of one dot.</summary>
    private static byte[] Dot() => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
}
