namespace Rung.Core.Ladder.Retrieving;

/// <summary>How many questions failed for one cause, and what mends it.</summary>
/// <param name="Cause">For a person, such as <c>not retrieved</c>.</param>
/// <param name="Count">How many questions.</param>
/// <param name="Remedy">One sentence.</param>
public sealed record FailureCount(string Cause, int Count, string Remedy);
