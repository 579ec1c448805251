namespace Rung.Core.Similarity;

/// <summary>
/// How pairs are proposed whose longer text has a certain length: the shorter the texts, the fewer shingles three edits
/// leave, and the lower the Jaccard index at which a pair must still be proposed. Each tier has 192 permutations.
/// </summary>
/// <param name="LongerThan">The longer text of a pair has more characters than this.</param>
/// <param name="UpTo">And at most so many.</param>
/// <param name="ShingleSize">Characters a shingle.</param>
/// <param name="Rows">How many MinHashes make the key of a band.</param>
internal sealed record LengthTier(int LongerThan, int UpTo, int ShingleSize, int Rows)
{
    private const int Permutations = 192;
    private const int ShortShingle = 3;
    private const int FewestRows = 3;

    // The chance that a pair just near enough is proposed.
    private const double EnoughRecall = 0.99;

    private static readonly int[] RowChoices = [12, 8, 6, 4];

    public int Bands => Permutations / Rows;

    public bool IsShort(SimilarityOptions options) => UpTo <= options.LongestShortText;

    /// <summary>
    /// Three edits leave a Jaccard index, over shingles of three, of (L + 2 − 9) ÷ (L + 2 + 9) where each replaces one of L
    /// characters. At 24 characters that is 0.49, which 64 bands of 3 rows propose with a chance of 0.999; at 41 0.65, by 48
    /// bands of 4 with 1.000; at 65 0.76, by 32 bands of 6 with 0.999. Three exchanges of neighbours leave less: 0.37, 0.56
    /// and 0.70, proposed with 0.96, 0.99 and 0.98.
    /// </summary>
    public static LengthTier[] For(SimilarityOptions options) =>
    [
        .. new (int Above, int UpTo, int Rows)[] { (0, 40, 3), (40, 64, 4), (64, 128, 6) }
            .Where(tier => tier.Above < options.LongestShortText)
            .Select(tier => new LengthTier(tier.Above, Math.Min(tier.UpTo, options.LongestShortText), ShortShingle, tier.Rows)),
        new LengthTier(options.LongestShortText, int.MaxValue, options.ShingleSize, RowsFor(options.Threshold)),
    ];

    /// <summary>The most selective keys that still propose a pair of this Jaccard index.</summary>
    private static int RowsFor(double threshold) =>
        Array.Find(RowChoices, rows => Recall(threshold, rows) >= EnoughRecall) is var rows and > 0 ? rows : FewestRows;

    private static double Recall(double jaccard, int rows) => 1 - Math.Pow(1 - Math.Pow(jaccard, rows), Permutations / rows);
}
