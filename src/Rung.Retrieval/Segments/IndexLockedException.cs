namespace Rung.Retrieval.Segments;

/// <summary>Another writer holds the folder of an index: there is one at a time.</summary>
public sealed class IndexLockedException : RetrievalException
{
    /// <param name="folder">The folder of the index.</param>
    /// <param name="holder">Who wrote to it last, where that is known.</param>
    public IndexLockedException(string folder, string? holder)
        : base($"The index '{folder}' is being written by {holder ?? "another process"}. "
            + "Wait until that ends, or stop it; searching goes on.")
    {
        ArgumentNullException.ThrowIfNull(folder);
        Folder = folder;
    }

    /// <summary>The folder of the index.</summary>
    public string Folder { get; }
}
