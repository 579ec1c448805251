namespace Rung.Retrieval.Segments;

/// <summary>A folder holds no index.</summary>
public sealed class IndexMissingException : RetrievalException
{
    /// <param name="folder">Where an index was looked for.</param>
    public IndexMissingException(string folder)
        : base($"There is no index in '{folder}'. Index documents into it first, or name the folder of an index.")
    {
        ArgumentNullException.ThrowIfNull(folder);
        Folder = folder;
    }

    /// <summary>Where an index was looked for.</summary>
    public string Folder { get; }
}
