namespace Rung.Core.Ladder.Retrieving;

/// <summary>Why one question failed.</summary>
/// <param name="Example">The id of the example.</param>
/// <param name="Cause">As the counts name it.</param>
/// <param name="Rank">Where the first passage with the answer stands in the ranking, from 1; <see langword="null"/>: not in its first hundred.</param>
public sealed record QuestionFailure(string Example, string Cause, int? Rank);
