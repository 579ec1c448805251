using MathNet.Numerics.Distributions;

namespace Rung.Core.Statistics;

/// <summary>
/// The exact test of whether two candidates that answered the same examples are right equally often: only the
/// examples on which they disagree speak. McNemar, Psychometrika 12, 1947; the mid-p version, which keeps the level
/// without the exact test's loss of power, by Fagerland, Lydersen and Laake, "The McNemar test for binary
/// matched-pairs data", BMC Med. Res. Meth. 13:91, 2013.
/// </summary>
public static class McNemar
{
    /// <summary>Two-sided.</summary>
    /// <param name="onlyFirst">The number of examples that only the first candidate solved.</param>
    /// <param name="onlySecond">The number of examples that only the second one solved.</param>
    public static double MidP(int onlyFirst, int onlySecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirst);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecond);
        if (onlyFirst == onlySecond)
        {
            return 1;
        }

        // The exact two-sided p-value less the probability of what was seen.
        var discordant = onlyFirst + onlySecond;
        var fewer = Math.Min(onlyFirst, onlySecond);
        var exact = 2 * Binomial.CDF(0.5, discordant, fewer);
        return Math.Clamp(exact - Binomial.PMF(0.5, discordant, fewer), 0, 1);
    }
}
