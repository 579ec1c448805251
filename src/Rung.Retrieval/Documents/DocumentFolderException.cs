namespace Rung.Retrieval.Documents;

/// <summary>A folder that cannot be listed at all.</summary>
public sealed class DocumentFolderException : RetrievalException
{
    internal DocumentFolderException(string folder, string what, Exception? inner = null)
        : base($"The folder '{folder}' {what}", inner) => Folder = folder;

    public string Folder { get; }
}
