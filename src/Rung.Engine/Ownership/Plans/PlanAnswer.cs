using System.Collections.Immutable;
using Rung.Core.Economics.Outlooks;

namespace Rung.Engine.Ownership.Plans;

/// <summary>What a plan comes to.</summary>
/// <param name="Outlook">The money of the months to come; <see langword="null"/>: no candidate's cost is known.</param>
/// <param name="Calls">What one call of each candidate costs, and by which price, for a person.</param>
/// <param name="Unknown">Who cannot be reckoned with, and what is missing.</param>
public sealed record PlanAnswer(OwnershipOutlook? Outlook, ImmutableArray<string> Calls, ImmutableArray<string> Unknown);
