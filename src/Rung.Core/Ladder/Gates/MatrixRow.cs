using System.Collections.Immutable;

namespace Rung.Core.Ladder.Gates;

/// <summary>A row of the decision matrix.</summary>
/// <param name="Signal">What is seen to fail.</param>
/// <param name="Words">The signal for a person.</param>
/// <param name="Cause">Why, most often.</param>
/// <param name="CauseWords">The cause for a person.</param>
/// <param name="Right">What helps, in the order in which to try it.</param>
/// <param name="Wrong">What is often tried and does not help.</param>
public sealed record MatrixRow(
    FailureSignal Signal, string Words, RootCause Cause, string CauseWords, ImmutableArray<Remedy> Right, Remedy Wrong);
