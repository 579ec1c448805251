using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Rung.Retrieval.Documents.Pdf;

/// <summary>Reads the letters of a PDF that are seen, in lines and paragraphs; larger letters are headings.</summary>
internal static class PdfReader
{
    private const int MaxStackDepth = 256;

    public static DocumentText Read(DocumentSource source, byte[] content)
    {
        try
        {
            using var pdf = PdfDocument.Open(content, new ParsingOptions
            {
                UseLenientParsing = true,
                SkipMissingFonts = true,
                MaxStackDepth = MaxStackDepth,
                FilterProvider = new LimitedFilters(source),
            });
            return Read(source, pdf);
        }
        catch (PdfDocumentEncryptedException encrypted)
        {
            throw source.Refuse(RefusalCause.Encrypted, "opens only with a password. Save it without one.", encrypted);
        }
    }

    private static DocumentText Read(DocumentSource source, PdfDocument pdf)
    {
        if (pdf.NumberOfPages > source.Options.MaxPages)
        {
            throw source.Refuse(RefusalCause.TooLarge, $"has {pdf.NumberOfPages:N0} pages; {source.Options.MaxPages:N0} are allowed ({nameof(DocumentOptions.MaxPages)}).");
        }

        var builder = new DocumentTextBuilder();
        var hasPictures = false;
        var pages = new List<IReadOnlyList<PdfTextLine>>();
        foreach (var page in pdf.GetPages())
        {
            hasPictures |= page.NumberOfImages > 0;
            pages.Add(PdfLines.Of(SeenLetters.Of(page, builder.TakenOut)));
        }

        PdfBlocks.AddTo(builder, RepeatedLines.WithoutThem(pages));
        if (builder.IsEmpty)
        {
            throw hasPictures
                ? source.Refuse(RefusalCause.OnlyPictures, "shows pictures of pages and has no text to read. Run text recognition (OCR) on it first.")
                : source.Refuse(RefusalCause.Empty, "has no text.");
        }

        return builder.Build(source, title: pdf.Information.Title, metadata: Author(pdf.Information.Author));
    }

    private static Dictionary<string, string> Author(string? author) =>
        string.IsNullOrWhiteSpace(author) ? [] : new(StringComparer.Ordinal) { ["author"] = author.Trim() };
}
