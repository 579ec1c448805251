namespace Rung.Retrieval.Lexical;

/// <summary>What the occurrences of a term are multiplied with, for every length that a passage of a snapshot may have.</summary>
internal sealed class LengthNorms
{
    private readonly double[] _inverse;

    /// <param name="options">k1 and b.</param>
    /// <param name="longest">The greatest length.</param>
    /// <param name="averageLength">The average of the passages that can be found.</param>
    public LengthNorms(Bm25Options options, int longest, double averageLength)
    {
        _inverse = new double[longest + 1];
        for (var length = 0; length <= longest; length++)
        {
            _inverse[length] = Bm25.InverseNorm(options, length, averageLength);
        }
    }

    /// <summary>By length.</summary>
    public ReadOnlySpan<double> Inverse => _inverse;

    /// <summary>That of a length, or of the longest where it is greater.</summary>
    public double Of(int length) => _inverse[Math.Min(length, _inverse.Length - 1)];
}
