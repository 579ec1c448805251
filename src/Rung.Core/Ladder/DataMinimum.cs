namespace Rung.Core.Ladder;

/// <summary>How many examples an approach is said to need before it is worth trying.</summary>
/// <param name="Approach">For example <c>lora</c>.</param>
/// <param name="Examples">The fewest.</param>
/// <param name="Source">Who says so.</param>
public sealed record DataMinimum(string Approach, int Examples, string Source);
