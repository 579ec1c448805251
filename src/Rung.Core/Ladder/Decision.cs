using Rung.Core.Economics.Outlooks;
using Rung.Core.Ladder.Gates;

namespace Rung.Core.Ladder;

/// <summary>The verdict with what it rests on.</summary>
/// <param name="Verdict">What to do.</param>
/// <param name="Gates">Which rungs are worth climbing.</param>
/// <param name="Money">What the months to come cost; <see langword="null"/> where that is unknown.</param>
public sealed record Decision(Verdict Verdict, GateReport Gates, OwnershipOutlook? Money);
