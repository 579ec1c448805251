namespace Rung.Retrieval.Documents;

/// <summary>What became of one file or record: exactly one of <see cref="Document"/> and <see cref="Refusal"/>.</summary>
public sealed record DocumentOutcome
{
    private DocumentOutcome(string source, DocumentText? document, DocumentRefusal? refusal) =>
        (Source, Document, Refusal) = (source, document, refusal);

    /// <summary>The file, relative to the folder with '/'.</summary>
    public string Source { get; }

    public DocumentText? Document { get; }

    public DocumentRefusal? Refusal { get; }

    internal static DocumentOutcome Read(DocumentText document) => new(document.Source, document, refusal: null);

    internal static DocumentOutcome Refused(string source, DocumentRefusal refusal) => new(source, document: null, refusal);

    internal static DocumentOutcome Refused(string source, RefusalCause cause, string message) =>
        Refused(source, new DocumentRefusal(cause, message));
}
