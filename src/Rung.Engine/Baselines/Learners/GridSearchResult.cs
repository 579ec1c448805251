using Rung.Engine.Baselines.Linear;

namespace Rung.Engine.Baselines.Learners;

/// <summary>What a grid search found.</summary>
/// <param name="Setting">The best setting for a person; the first among equals.</param>
/// <param name="Tried">All settings.</param>
/// <param name="Answers">Out of fold with the best setting: for each example the place of its answer.</param>
/// <param name="Scores">Out of fold with the best setting: for each example the score of each label.</param>
/// <param name="Weights">Learnt from all examples with the best setting.</param>
internal sealed record GridSearchResult(
    string Setting, TriedSetting[] Tried, int[] Answers, float[] Scores, LinearWeights Weights);
