namespace Rung.Core.Similarity;

/// <summary>
/// The different shingles of a text, as ascending hashes. Of a text with more than 2,000 only the 2,000 smallest are kept:
/// then the Jaccard index is that of a random sample of 2,000 of the union, with a standard error below 0.012 (bottom-k
/// sketch); below it is exact but for equal hashes of different shingles, one pair in four thousand million.
/// </summary>
internal readonly struct ShingleSet
{
    private const int Most = 2_000;

    private readonly uint[] _hashes;

    private ShingleSet(uint[] hashes) => _hashes = hashes;

    public static ShingleSet Of(string text, int size)
    {
        var hashes = new uint[Shingles.CountOf(text, size)];
        Shingles.Hash(text, size, hashes);
        Array.Sort(hashes);
        var count = 0;
        foreach (var hash in hashes)
        {
            if (count == 0 || hashes[count - 1] != hash)
            {
                hashes[count++] = hash;
            }
        }

        return new ShingleSet(hashes[..Math.Min(count, Most)]);
    }

    /// <summary>The share of the union that both have.</summary>
    public double Jaccard(ShingleSet other)
    {
        var (one, two) = (_hashes, other._hashes);
        var union = 0;
        var common = 0;
        for (int i = 0, j = 0; (i < one.Length || j < two.Length) && union < Most; union++)
        {
            if (j == two.Length || (i < one.Length && one[i] < two[j]))
            {
                i++;
            }
            else if (i == one.Length || two[j] < one[i])
            {
                j++;
            }
            else
            {
                common++;
                i++;
                j++;
            }
        }

        return union == 0 ? 1 : (double)common / union;
    }
}
