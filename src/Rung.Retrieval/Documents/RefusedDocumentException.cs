namespace Rung.Retrieval.Documents;

/// <summary>How a reader gives up; the reader of documents makes an outcome of it.</summary>
internal sealed class RefusedDocumentException : RetrievalException
{
    public RefusedDocumentException(RefusalCause cause, string message, Exception? inner = null)
        : base(message, inner) => Cause = cause;

    public RefusalCause Cause { get; }
}
