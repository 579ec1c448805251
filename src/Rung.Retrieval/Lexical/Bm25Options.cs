namespace Rung.Retrieval.Lexical;

/// <summary>The two numbers of BM25. They belong to a search, not to the index: both may change without indexing again.</summary>
public sealed record Bm25Options
{
    /// <summary>How fast further occurrences of a term stop counting; 0: one is as good as many. At least 0, default 0.9.</summary>
    public double K1 { get; init; } = 0.9;

    /// <summary>How much the length of a passage counts against it: 0 not at all, 1 in full. Default 0.4.</summary>
    public double B { get; init; } = 0.4;

    internal void Validate()
    {
        if (!double.IsFinite(K1) || K1 < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(K1), K1, "k1 is a number of at least 0.");
        }

        if (B is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(B), B, "b is a number from 0 to 1.");
        }
    }
}
