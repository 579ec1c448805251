namespace Rung.Core.Scoring;

/// <summary>The metric of additive scorers: the mean of the scores.</summary>
internal static class MeanScore
{
    public static SubsetMetric Prepare(IReadOnlyList<ScoredAnswer> answers)
    {
        double[] scores = [.. answers.Select(answer => answer.Score.Value)];
        return indices =>
        {
            var sum = 0.0;
            foreach (var i in indices)
            {
                sum += scores[i];
            }

            return sum / indices.Length;
        };
    }
}
