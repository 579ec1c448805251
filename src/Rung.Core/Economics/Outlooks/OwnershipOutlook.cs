using System.Collections.Immutable;
using Rung.Core.Economics.BreakEven;

namespace Rung.Core.Economics.Outlooks;

/// <summary>
/// All that is said about the money of the months to come: what verdicts are explained with, reports draw and
/// <c>rung price</c> prints. Plain numbers, so that it can be kept and read again.
/// </summary>
public sealed record OwnershipOutlook
{
    public required int Draws { get; init; }

    public required ulong Seed { get; init; }

    public required int Months { get; init; }

    /// <summary>Calls in the first month, at the expected value.</summary>
    public required double CallsPerMonth { get; init; }

    /// <summary>Whom the others are held against: the chosen candidate, or the cheapest.</summary>
    public required string Reference { get; init; }

    /// <summary>The cheapest first, by expected total; equals by name.</summary>
    public required ImmutableArray<CandidateOutlook> Candidates { get; init; }

    /// <summary>Each other candidate against <see cref="Reference"/>, in the order of <see cref="Candidates"/>.</summary>
    public required ImmutableArray<PairOutlook> Pairs { get; init; }

    /// <summary>Calls in the first month at which totals were reckoned for a picture, rising.</summary>
    public required ImmutableArray<double> Volumes { get; init; }

    /// <summary>Where two of the candidates cost the same, within <see cref="Volumes"/>, rising; only where the cheapest changes.</summary>
    public required ImmutableArray<Crossing> Crossings { get; init; }

    public required Tornado Tornado { get; init; }

    /// <summary>What would turn the choice to another candidate.</summary>
    public required ImmutableArray<FlipPoint> Flips { get; init; }

    /// <summary>All that it rests on, in the order of their keys.</summary>
    public required ImmutableArray<OutlookInput> Inputs { get; init; }

    /// <summary>Candidates that cannot be reckoned with, each with what is missing.</summary>
    public ImmutableArray<string> Unknown { get; init; } = [];

    /// <summary>The case of a student, where there is a teacher.</summary>
    public DistillationOutlook? Distillation { get; init; }

    public CandidateOutlook Of(string name) => Candidates.First(candidate => candidate.Name == name);

    public PairOutlook Against(string challenger) => Pairs.First(pair => pair.Challenger == challenger);
}
