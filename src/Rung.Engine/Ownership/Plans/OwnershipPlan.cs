using System.Collections.Immutable;
using Rung.Core.Economics;
using Rung.Core.Economics.Calls;
using Rung.Core.Economics.Ownership;
using Rung.Core.Economics.Value;

namespace Rung.Engine.Ownership.Plans;

/// <summary>A question of money that is asked before anything is run.</summary>
public sealed record OwnershipPlan
{
    public required Traffic Traffic { get; init; }

    /// <summary>What was measured already, if anything was.</summary>
    public ImmutableArray<OwnedCandidate> Measured { get; init; } = [];

    public ImmutableArray<PlannedCandidate> Planned { get; init; } = [];

    /// <summary>Tokens of a call, for the planned candidates that do not say their own; <see langword="null"/>: unknown.</summary>
    public Assumption? Input { get; init; }

    /// <summary>Tokens of an answer, likewise.</summary>
    public Assumption? Output { get; init; }

    public AnswerValue? Value { get; init; }

    /// <summary>The bar on quality, if there is one.</summary>
    public double? Bar { get; init; }

    /// <summary>Who serves today.</summary>
    public string? Incumbent { get; init; }

    public bool IsRegulated { get; init; }

    public int Months { get; init; } = 12;

    public int Draws { get; init; } = 20_000;

    public ulong Seed { get; init; } = 1;
}
