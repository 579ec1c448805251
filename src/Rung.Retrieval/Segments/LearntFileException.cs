namespace Rung.Retrieval.Segments;

/// <summary>A file of something learnt (a reranker, an adapter, weights) does not hold what this program can use.</summary>
public sealed class LearntFileException : RetrievalException
{
    /// <param name="file">The file.</param>
    /// <param name="what">What is wrong with it: a clause without its full stop.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public LearntFileException(string file, string what, Exception? inner = null)
        : base($"'{file}' cannot be used: {what}. Copy it again, or learn it anew.", inner)
    {
        ArgumentNullException.ThrowIfNull(file);
        File = file;
    }

    /// <summary>The file.</summary>
    public string File { get; }
}
