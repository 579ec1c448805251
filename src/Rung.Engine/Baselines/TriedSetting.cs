namespace Rung.Engine.Baselines;

/// <summary>A setting of the grid.</summary>
/// <param name="Name">For a person, for example <c>C = 1</c>.</param>
/// <param name="Value">The metric over the out-of-fold answers of all folds.</param>
internal readonly record struct TriedSetting(string Name, double Value);
