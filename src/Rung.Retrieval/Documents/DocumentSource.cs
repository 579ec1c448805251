namespace Rung.Retrieval.Documents;

/// <summary>A file to be read.</summary>
/// <param name="Name">What messages and documents call it: its path relative to the folder with '/'.</param>
/// <param name="Kind">How it is written.</param>
/// <param name="Options">What may be read.</param>
internal sealed record DocumentSource(string Name, DocumentKind Kind, DocumentOptions Options)
{
    public RefusedDocumentException Refuse(RefusalCause cause, string what, Exception? inner = null) =>
        new(cause, $"'{Name}' {what}", inner);
}
