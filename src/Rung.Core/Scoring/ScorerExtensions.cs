namespace Rung.Core.Scoring;

/// <summary>What follows from a scorer's own members.</summary>
public static class ScorerExtensions
{
    /// <summary>The metric over scored answers, each once; 0 for none.</summary>
    public static double Aggregate(this IScorer scorer, IReadOnlyList<ScoredAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(answers);
        return answers.Count == 0 ? 0 : scorer.Prepare(answers)([.. Enumerable.Repeat(1, answers.Count)]);
    }
}
