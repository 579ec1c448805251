namespace Rung.Core.Statistics;

/// <summary>What the choice of a method asks about scores.</summary>
internal static class Scores
{
    public static bool AreBinary(ReadOnlySpan<double> scores) => !scores.ContainsAnyExcept(0, 1);

    public static void CheckRange(ReadOnlySpan<double> scores)
    {
        foreach (var score in scores)
        {
            if (score is not (>= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(scores), score, "A score lies in [0, 1].");
            }
        }
    }
}
