namespace Rung.Retrieval.Segments;

/// <summary>A file of an index does not hold what was written to it.</summary>
public sealed class IndexDamagedException : RetrievalException
{
    /// <param name="file">The damaged file.</param>
    /// <param name="what">What is wrong with it: a clause without its full stop.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public IndexDamagedException(string file, string what, Exception? inner = null)
        : base($"The index file '{file}' is damaged: {what}. Restore the folder from a copy, or delete it and index again.", inner)
    {
        ArgumentNullException.ThrowIfNull(file);
        File = file;
    }

    /// <summary>The damaged file.</summary>
    public string File { get; }
}
