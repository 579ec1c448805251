namespace Rung.Core.Similarity;

/// <summary>Whether two texts are near, truly. One thread at a time; cheap to make.</summary>
internal sealed class Nearness(DistinctTexts texts, SimilarityOptions options)
{
    /// <summary>What is not near.</summary>
    public const double Not = -1;

    private int _rank = -1;
    private ShingleSet _shingles;

    /// <summary>
    /// The similarity of two texts that are near, otherwise <see cref="Not"/>. Where the longer is short, the share of
    /// characters that agree; else the Jaccard index of the shingles.
    /// </summary>
    /// <param name="one">The rank of a text.</param>
    /// <param name="other">The rank of another.</param>
    /// <param name="slack">How many times further apart they may be: 1, or 2 around the centre of a cluster.</param>
    public double Of(int one, int other, int slack)
    {
        var (shorter, longer) = (texts[Math.Min(one, other)], texts[Math.Max(one, other)]);
        if (longer.Length <= options.LongestShortText)
        {
            return ByEdits(shorter, longer, slack, options);
        }

        return MayBeNear(shorter, longer, slack, options)
            ? ByShingles(ShinglesOf(one), ShingleSet.Of(texts[other], options.ShingleSize), slack, options)
            : Not;
    }

    /// <summary>The same for any two texts that are normalised.</summary>
    public static double Between(string one, string other, SimilarityOptions options)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        if (longer.Length <= options.LongestShortText)
        {
            return ByEdits(shorter, longer, slack: 1, options);
        }

        return MayBeNear(shorter, longer, slack: 1, options)
            ? ByShingles(ShingleSet.Of(shorter, options.ShingleSize), ShingleSet.Of(longer, options.ShingleSize), slack: 1, options)
            : Not;
    }

    /// <summary>How many edits two short texts may be apart, of which the shorter has so many characters.</summary>
    public static int MostEdits(int length, SimilarityOptions options) => Math.Min(options.MostEdits, length / options.CharactersPerEdit);

    /// <summary>The longest text that can be near to one of this length.</summary>
    public static int LongestNear(int length, SimilarityOptions options) =>
        length > options.LongestShortText
            ? (int)Math.Min(length / options.Threshold, int.MaxValue)
            : Math.Max(length + MostEdits(length, options), (int)Math.Min(length / options.Threshold, int.MaxValue));

    private static double ByEdits(string shorter, string longer, int slack, SimilarityOptions options)
    {
        var most = MostEdits(shorter.Length, options) * slack;
        var edits = EditDistance.AtMost(shorter, longer, most);
        return edits > most || !Digits.AreSame(shorter, longer) ? Not : 1 - ((double)edits / Math.Max(longer.Length, 1));
    }

    // A text that says ten times what another says once has the same shingles, and is another text.
    private static bool MayBeNear(string shorter, string longer, int slack, SimilarityOptions options) =>
        shorter.Length >= LeastJaccard(slack, options) * longer.Length;

    private static double ByShingles(ShingleSet one, ShingleSet other, int slack, SimilarityOptions options) =>
        one.Jaccard(other) is var jaccard && jaccard >= LeastJaccard(slack, options) ? jaccard : Not;

    private static double LeastJaccard(int slack, SimilarityOptions options) => 1 - (slack * (1 - options.Threshold));

    // The same text is often compared with one after the other.
    private ShingleSet ShinglesOf(int rank)
    {
        if (_rank != rank)
        {
            _shingles = ShingleSet.Of(texts[rank], options.ShingleSize);
            _rank = rank;
        }

        return _shingles;
    }
}
