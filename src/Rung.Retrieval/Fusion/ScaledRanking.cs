namespace Rung.Retrieval.Fusion;

/// <summary>The scores of a ranking on a common scale.</summary>
/// <param name="Values">By place.</param>
/// <param name="Missing">What a passage has that is not in it.</param>
internal readonly record struct ScaledRanking(double[] Values, double Missing)
{
    public static ScaledRanking Of(IReadOnlyList<RankedPassage> ranking, ScoreScale scale)
    {
        if (ranking.Count is 0)
        {
            return new([], Missing: 0);
        }

        double[] scores = [.. ranking.Select(place => place.Score)];
        return scale is ScoreScale.MinMax ? MinMax(scores) : ZScore(scores);
    }

    private static ScaledRanking MinMax(double[] scores)
    {
        var (low, high) = (scores.Min(), scores.Max());
        return new(Array.ConvertAll(scores, score => high > low ? (score - low) / (high - low) : 1), Missing: 0);
    }

    private static ScaledRanking ZScore(double[] scores)
    {
        var mean = scores.Average();
        var deviation = Math.Sqrt(scores.Sum(score => (score - mean) * (score - mean)) / scores.Length);

        // Scores that differ by rounding errors only are alike.
        if (deviation <= 1e-12 * Math.Max(1, Math.Abs(mean)))
        {
            return new(new double[scores.Length], Missing: -1);
        }

        var scaled = Array.ConvertAll(scores, score => (score - mean) / deviation);
        return new(scaled, scaled.Min());
    }
}
