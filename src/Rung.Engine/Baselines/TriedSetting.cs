namespace Rung.Engine.Baselines;

/// <summary>A setting of the grid.</summary>
/// <param name="Name">For a person, for example <c>C = 1</c>.</param>
/// <param name="Value">The metric over all folds; over the first one alone where it was hopeless there.</param>
/// <param name="WasDropped">Whether it was hopeless on the first fold: two standard errors below the best.</param>
internal readonly record struct TriedSetting(string Name, double Value, bool WasDropped);
