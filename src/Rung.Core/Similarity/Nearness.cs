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
            var most = MostEdits(shorter.Length, options) * slack;
            var edits = EditDistance.AtMost(shorter, longer, most);
            return edits > most ? Not : 1 - ((double)edits / Math.Max(longer.Length, 1));
        }

        var least = 1 - (slack * (1 - options.Threshold));
        if (shorter.Length < least * longer.Length)
        {
            return Not;
        }

        var jaccard = ShinglesOf(one).Jaccard(ShingleSet.Of(texts[other], options.ShingleSize));
        return jaccard < least ? Not : jaccard;
    }

    /// <summary>How many edits two short texts may be apart, of which the shorter has so many characters.</summary>
    public static int MostEdits(int length, SimilarityOptions options) => Math.Min(options.MostEdits, length / options.CharactersPerEdit);

    /// <summary>The longest text that can be near to one of this length.</summary>
    public static int LongestNear(int length, SimilarityOptions options) =>
        length > options.LongestShortText
            ? (int)Math.Min(length / options.Threshold, int.MaxValue)
            : Math.Max(length + MostEdits(length, options), (int)Math.Min(length / options.Threshold, int.MaxValue));

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
