namespace Rung.Retrieval.Documents;

/// <summary>Which extension means what.</summary>
internal static class DocumentKinds
{
    private static readonly Dictionary<string, DocumentKind> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".txt"] = DocumentKind.PlainText,
        [".text"] = DocumentKind.PlainText,
        [".md"] = DocumentKind.Markdown,
        [".markdown"] = DocumentKind.Markdown,
        [".html"] = DocumentKind.Html,
        [".htm"] = DocumentKind.Html,
        [".xhtml"] = DocumentKind.Html,
        [".jsonl"] = DocumentKind.JsonLines,
        [".ndjson"] = DocumentKind.JsonLines,
        [".csv"] = DocumentKind.Csv,
        [".tsv"] = DocumentKind.Csv,
        [".docx"] = DocumentKind.Docx,
        [".pdf"] = DocumentKind.Pdf,
    };

    public static string Extensions { get; } = string.Join(' ', ByExtension.Keys);

    public static DocumentKind? Of(string path) =>
        ByExtension.TryGetValue(Path.GetExtension(path), out var kind) ? kind : null;

    /// <summary>Whether a file of this kind holds many documents and is read record by record, never whole.</summary>
    public static bool HoldsRecords(DocumentKind kind) => kind is DocumentKind.JsonLines or DocumentKind.Csv;
}
