using System.Collections.Immutable;
using Rung.Core.Ladder;

namespace Rung.Engine.Reports;

/// <summary>A finalist's attempts on the test split.</summary>
/// <param name="Candidate">The candidate's name.</param>
/// <param name="Attempts">In the order of their examples' ids.</param>
public sealed record CandidateAttempts(string Candidate, ImmutableArray<Attempt> Attempts);
