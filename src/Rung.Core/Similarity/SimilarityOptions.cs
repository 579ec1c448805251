namespace Rung.Core.Similarity;

/// <summary>
/// When two texts are near-duplicates. In a short text one word is the meaning ("I can top up", "I can not top up"), and
/// no set of shingles tells three slips of the pen from one other word: there the edits decide, and digits must agree, because
/// an amount or the number of an order is no slip. In a longer text the
/// share of common shingles does. The two rules meet: three edits far from each other in 128 characters leave a Jaccard
/// index of (124 − 15) ÷ (124 + 15) = 0.78 over shingles of five.
/// </summary>
public sealed record SimilarityOptions
{
    /// <summary>
    /// The least Jaccard index of the sets of shingles at which two longer texts are near, above 0, at most 1. Default: 0.8,
    /// at which Lee et al. ("Deduplicating training data makes language models better", 2022) compare documents.
    /// </summary>
    public double Threshold { get; init; } = 0.8;

    /// <summary>
    /// How many characters a shingle of a longer text has, 3 to 16. Default: 5. With three, long texts about different
    /// matters share most of their shingles.
    /// </summary>
    public int ShingleSize { get; init; } = 5;

    /// <summary>The longest text, in characters after normalisation, for which edits decide, 0 to 128. Default: 128.</summary>
    public int LongestShortText { get; init; } = 128;

    /// <summary>The most edits between short texts that are near, 0 to 3. Default: 3.</summary>
    public int MostEdits { get; init; } = 3;

    /// <summary>
    /// How many characters an edit needs: a text of 20 characters may differ in two. At least 1. Default: 8, so that seven
    /// eighths of a text agree, and texts under eight characters are duplicates only when they are equal.
    /// </summary>
    public int CharactersPerEdit { get; init; } = 8;

    /// <summary>The most threads. The results do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Threshold);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Threshold, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ShingleSize, 3);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ShingleSize, 16);
        ArgumentOutOfRangeException.ThrowIfNegative(LongestShortText);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(LongestShortText, 128);
        ArgumentOutOfRangeException.ThrowIfNegative(MostEdits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MostEdits, 3);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(CharactersPerEdit);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Threads);
    }
}
