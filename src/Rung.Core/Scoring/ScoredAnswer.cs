using Rung.Core.Data;

namespace Rung.Core.Scoring;

/// <summary>
/// An answer with its score. <paramref name="Answer"/> is <see langword="null"/> where the attempt failed: it counts as wrong.
/// </summary>
public readonly record struct ScoredAnswer(Example Example, string? Answer, Score Score);
