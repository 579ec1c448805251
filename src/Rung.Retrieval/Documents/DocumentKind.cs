namespace Rung.Retrieval.Documents;

/// <summary>How a file is written; told by the extension of its name.</summary>
public enum DocumentKind
{
    PlainText,
    Markdown,
    Html,

    /// <summary>One JSON object a line, each a document.</summary>
    JsonLines,

    /// <summary>A table with a header, each row a document; separated by ',', ';' or tabs.</summary>
    Csv,
    Docx,
    Pdf,
}
