using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Rung.Retrieval.Documents.Office;

/// <summary>Reads the main text of a DOCX with its notes; loads nothing that it refers to.</summary>
internal static class DocxReader
{
    public static DocumentText Read(DocumentSource source, byte[] content)
    {
        DocxPackage.Check(source, content);
        using var stream = new MemoryStream(content, writable: false);
        using var package = WordprocessingDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = source.Options.MaxExpandedBytes });
        if (package.MainDocumentPart is not { Document.Body: { } body } main)
        {
            throw source.Refuse(RefusalCause.Damaged, "has no text part. Open it in a word processor and save it again.");
        }

        var builder = new DocumentTextBuilder();
        var walk = new DocxWalk(builder, main);
        walk.Walk(body);
        walk.Walk(Notes(main.FootnotesPart?.Footnotes?.Elements<Footnote>()));
        walk.Walk(Notes(main.EndnotesPart?.Endnotes?.Elements<Endnote>()));
        walk.End();
        var properties = package.PackageProperties;
        return builder.Build(source, title: properties.Title is { Length: > 0 } title ? title : walk.Title, metadata: Author(properties.Creator));
    }

    private static IEnumerable<OpenXmlElement> Notes(IEnumerable<FootnoteEndnoteType>? notes) =>
        (notes ?? []).Where(note => note.Type?.Value is not { } type || type == FootnoteEndnoteValues.Normal).SelectMany(note => note.ChildElements);

    private static Dictionary<string, string> Author(string? creator) =>
        string.IsNullOrWhiteSpace(creator) ? [] : new(StringComparer.Ordinal) { ["author"] = creator.Trim() };
}
