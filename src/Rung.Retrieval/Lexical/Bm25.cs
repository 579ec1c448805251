using System.Diagnostics;

namespace Rung.Retrieval.Lexical;

/// <summary>
/// BM25 as it is defined here, once for every index and for the reference that they are tested against:
/// <c>idf = ln(1 + (N − df + ½) / (df + ½))</c>, as Lucene has it, and for each term of the query that a passage has, its
/// contribution <c>w − w / (1 + tf / (k1 · (1 − b + b · length / average)))</c> with w = idf × occurrences in the query.
/// <para>Contributions are rounded to multiples of 2⁻³². Sums of such numbers are exact in a double below 2²⁰, so that the score
/// of a passage does not hang on the order in which terms are looked at, and an index may skip and reorder as it likes. N, df
/// and the average are those of all passages that can be found, to the passage; lengths count terms exactly.</para>
/// </summary>
internal static class Bm25
{
    /// <summary>A longer passage counts as this long.</summary>
    public const int LongestLength = (1 << 20) - 1;

    /// <summary>A term that occurs more often counts as this often.</summary>
    public const int MostOccurrences = ushort.MaxValue;

    /// <summary>Adding and subtracting it rounds to a multiple of 2⁻³²: so large is the unit of its last place.</summary>
    public const double Rounder = 3UL << 51 >> 32;

    public static double Idf(long passages, long having)
    {
        Debug.Assert(having >= 0 && having <= passages, "More passages have a term than there are.");
        return Math.Log(1 + ((passages - having + 0.5) / (having + 0.5)));
    }

    /// <summary>What a passage of this length multiplies the occurrences of a term with.</summary>
    public static double InverseNorm(Bm25Options options, int length, double averageLength) =>
        1 / (options.K1 * (1 - options.B + (options.B * length / averageLength)));

    // Each step rises with the occurrences and falls with the length even after rounding: a bound computed from the most
    // occurrences and the least length of some passages is never below the contribution of one of them.
    public static double Contribution(double weight, double occurrences, double inverseNorm) =>
        weight - (weight / (1 + (occurrences * inverseNorm))) + Rounder - Rounder;
}
