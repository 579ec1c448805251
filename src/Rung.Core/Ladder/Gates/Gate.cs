namespace Rung.Core.Ladder.Gates;

/// <summary>One thing that must hold before a remedy is worth its cost, with the evidence.</summary>
public sealed record Gate
{
    public required GateKind Kind { get; init; }

    public required Remedy Remedy { get; init; }

    public required GateState State { get; init; }

    /// <summary>Whether the state was measured or answered; none where it is unknown.</summary>
    public required EvidenceKind Known { get; init; }

    /// <summary>What was found, for a person.</summary>
    public required string Evidence { get; init; }

    /// <summary>What would open it; <see langword="null"/> where it is open.</summary>
    public string? Opens { get; init; }

    /// <summary>The rule of thumb, with who says so.</summary>
    public required string Rule { get; init; }

    /// <summary>What the rule of thumb alone says, where a measurement decided instead; otherwise <see langword="null"/>.</summary>
    public GateState? RuleSays { get; init; }

    /// <summary>
    /// Whether the measurement says the contrary of the rule of thumb: the measurement won. Where either says nothing, nothing
    /// is contradicted.
    /// </summary>
    public bool IsRuleOverruled => (RuleSays, State) is (GateState.Open, GateState.Closed) or (GateState.Closed, GateState.Open);
}
