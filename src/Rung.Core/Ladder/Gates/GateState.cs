namespace Rung.Core.Ladder.Gates;

/// <summary>Whether what a gate asks for holds.</summary>
public enum GateState
{
    /// <summary>It holds.</summary>
    Open,

    /// <summary>Nobody knows: it is neither measured nor answered, or the evidence points both ways.</summary>
    Unknown,

    /// <summary>It does not hold.</summary>
    Closed,
}
