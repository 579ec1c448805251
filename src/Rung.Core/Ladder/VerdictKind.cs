namespace Rung.Core.Ladder;

/// <summary>The four things that a climb can conclude.</summary>
public enum VerdictKind
{
    /// <summary>A candidate with a model clears the bar, or is as good as the best.</summary>
    Ship,

    /// <summary>The interval straddles the bar.</summary>
    Undecided,

    /// <summary>Nothing clears the bar.</summary>
    Stop,

    /// <summary>A baseline clears the bar, or is as good as the best.</summary>
    NoModel,
}
