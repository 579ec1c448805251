namespace Rung.Retrieval.Settings;

/// <summary>What came of one question under one choice.</summary>
/// <param name="Quality">In [0, 1], more is better.</param>
/// <param name="Cost">At least 0, less is better; in any unit, such as tokens that a model has to read.</param>
/// <param name="Latency">How long it took.</param>
public readonly record struct SettingsOutcome(double Quality, double Cost, TimeSpan Latency);
