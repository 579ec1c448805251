namespace Rung.Engine.Baselines.Learners;

/// <summary>What a grid search found.</summary>
/// <param name="Best">The place of the best setting; the first among equals.</param>
/// <param name="Tried">All settings.</param>
/// <param name="Answers">Out of fold with the best setting: for each example the place of its answer.</param>
/// <param name="Scores">Out of fold with the best setting: for each example the score of each label.</param>
internal sealed record GridSearchResult(int Best, TriedSetting[] Tried, int[] Answers, float[] Scores);
