namespace Rung.Retrieval.Fusion;

/// <summary>How the scores of different retrievers are made comparable, within the ranking of one query.</summary>
public enum ScoreScale
{
    /// <summary>
    /// The best found scores 1, the last found 0; where all score alike, each scores 1. A passage that was not found
    /// counts as the last: 0.
    /// </summary>
    MinMax,

    /// <summary>
    /// The score less the mean of those found, over their standard deviation; 0 where all score alike. A passage that
    /// was not found counts as the last found, and as −1 where all score alike.
    /// </summary>
    ZScore,
}
