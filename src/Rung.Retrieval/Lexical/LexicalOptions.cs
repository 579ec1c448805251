namespace Rung.Retrieval.Lexical;

/// <summary>How a lexical index is built and searched.</summary>
public sealed record LexicalOptions
{
    /// <summary>How texts become terms; fixed when an index is made.</summary>
    public AnalysisOptions Analysis { get; init; } = new();

    /// <summary>The numbers of BM25; may differ from one opening of an index to the next.</summary>
    public Bm25Options Bm25 { get; init; } = new();

    /// <summary>How many threads analyse texts; default: one for each processor.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>
    /// So many characters are collected before they become segments; default 32 million. More take more memory and give fewer segments.
    /// </summary>
    public long BufferedCharacters { get; init; } = 32_000_000;

    /// <summary>So many segments of about one size become one; default 8, at least 2.</summary>
    public int MergedSegments { get; init; } = 8;

    /// <exception cref="ArgumentOutOfRangeException">A value cannot be.</exception>
    internal void Validate()
    {
        Analysis.Validate();
        Bm25.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BufferedCharacters, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MergedSegments, 2);
    }
}
