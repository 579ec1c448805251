namespace Rung.Retrieval.Lexical;

/// <summary>
/// How texts become terms. Kept in the index: passages and queries must be analysed alike, so an index opens only with the options
/// that it was built with.
/// </summary>
public sealed record AnalysisOptions
{
    /// <summary>The most that <see cref="LongestGram"/> may be.</summary>
    public const int MostGram = 5;

    /// <summary>Whether English endings are cut off (Porter 1980): <c>connections</c> is found by <c>connected</c>.</summary>
    public bool Stems { get; init; } = true;

    /// <summary>Whether <c>é</c> counts as <c>e</c>.</summary>
    public bool FoldsAccents { get; init; } = true;

    /// <summary>Words that are left out.</summary>
    public StopWordList StopWords { get; init; } = StopWordList.English;

    /// <summary>1: words alone; n: also each run of 2 … n neighbouring words as a term of its own.</summary>
    public int LongestGram { get; init; } = 1;

    /// <summary>Whether the headings above a passage are searched as if they were the beginning of its text.</summary>
    public bool IncludesTitles { get; init; } = true;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(LongestGram, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(LongestGram, MostGram);
    }
}
