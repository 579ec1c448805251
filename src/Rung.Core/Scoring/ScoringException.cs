namespace Rung.Core.Scoring;

/// <summary>A metric that cannot be used as it is, and what to change.</summary>
public sealed class ScoringException(string message, Exception? inner = null) : RungException(message, inner);
