using Rung.Core.Statistics;

namespace Rung.Core.Scoring;

/// <summary>The metric of additive scorers: the mean of the scores.</summary>
internal static class MeanScore
{
    public static ResampledStatistic Prepare(IReadOnlyList<ScoredAnswer> answers)
    {
        double[] scores = [.. answers.Select(answer => answer.Score.Value)];
        return multiplicities =>
        {
            double sum = 0, count = 0;
            for (var i = 0; i < multiplicities.Length; i++)
            {
                sum += multiplicities[i] * scores[i];
                count += multiplicities[i];
            }

            return sum / count;
        };
    }
}
