namespace Rung.Core.Ladder;

/// <summary>How far a candidate came in a climb.</summary>
public enum CandidateState
{
    /// <summary>Measured on the test split.</summary>
    Finalist,

    /// <summary>Hopeless on dev; never saw the test split.</summary>
    Dropped,

    /// <summary>Too many of its attempts failed to measure it.</summary>
    Failed,

    /// <summary>Not tried, for a stated reason.</summary>
    Skipped,
}
